package io.abmsuite.segmentation.publishedclass;

/**
 * Sales of an account in a calendar month.
 *
 * @param month for example {@code 2026-01}
 * @param amount decimal text with 4 decimals
 */
public record MonthTotal(String month, String amount) {}
