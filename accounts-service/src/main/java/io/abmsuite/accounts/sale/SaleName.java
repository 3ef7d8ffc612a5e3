package io.abmsuite.accounts.sale;

/** What a sale is called: its id is unique in its source. */
public record SaleName(String source, String saleId) {}
