package io.abmsuite.platform.csv;

/** Cells of a CSV that a spreadsheet program may open. */
public final class CsvCells {

    private static final String DANGEROUS = "=+-@\t\r";

    private CsvCells() {}

    /** A text; what a spreadsheet would take for a formula gets a leading quote. Null is empty. */
    public static String text(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Any value: texts as {@link #text}, everything else as it is written. */
    public static String of(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : text(value.toString());
    }
}
