package io.abmsuite.accounts.dataimport.file;

import io.abmsuite.accounts.dataimport.RowFault;
import java.util.Map;
import java.util.Set;

/**
 * A data row as named texts.
 *
 * @param number the first data row is 1
 * @param columns columns the row has, also where they are empty
 * @param values text by column; empty cells are absent
 * @param raw the row as it was, cut if it is long
 * @param fault null unless the row as such is wrong, for example has too many cells
 */
public record ImportRow(long number, Set<String> columns, Map<String, String> values, String raw, RowFault fault) {

    private static final int LONGEST_RAW = 2000;

    static ImportRow of(long number, Set<String> columns, Map<String, String> values, String raw) {
        return new ImportRow(number, columns, values, cut(raw), null);
    }

    static ImportRow broken(long number, String raw, String code, String message) {
        return new ImportRow(number, Set.of(), Map.of(), cut(raw), new RowFault(number, null, code, message, cut(raw)));
    }

    /** Text of a column; null if it is empty or not there. */
    public String get(String column) {
        return values.get(column);
    }

    /** A fault of this row. */
    public RowFault fault(String column, String code, String message) {
        return new RowFault(number, column, code, message, raw);
    }

    private static String cut(String raw) {
        String harmless = raw.replace('\0', ' ');
        return harmless.length() <= LONGEST_RAW ? harmless : harmless.substring(0, LONGEST_RAW) + "...";
    }
}
