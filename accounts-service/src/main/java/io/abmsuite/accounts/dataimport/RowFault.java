package io.abmsuite.accounts.dataimport;

/**
 * One fault of a row.
 *
 * @param row number of the data row, the first is 1
 * @param column header name; null if the whole row is wrong
 * @param raw the row as it was, cut if it is long
 */
public record RowFault(long row, String column, String code, String message, String raw) {}
