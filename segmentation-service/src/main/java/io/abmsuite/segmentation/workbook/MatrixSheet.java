package io.abmsuite.segmentation.workbook;

import io.abmsuite.segmentation.run.Matrix;
import java.math.BigDecimal;
import java.util.List;

/** Counts and totals by cell, counted from the classes; the last row and column are of accounts that lack a letter. */
final class MatrixSheet {

    private static final List<String> ABC = List.of("A", "B", "C", "-");
    private static final List<String> XYZ = List.of("X", "Y", "Z", "-");
    private static final int COUNTS = 2;
    private static final int TOTALS = 8;

    private final Matrix matrix;
    private final String abc;
    private final String xyz;
    private final String totals;
    private final String checks;

    MatrixSheet(Matrix matrix, int lastRow) {
        this.matrix = matrix;
        this.abc = "Classes!$H$2:$H$" + lastRow;
        this.xyz = "Classes!$Q$2:$Q$" + lastRow;
        this.totals = "Classes!$B$2:$B$" + lastRow;
        this.checks = "Classes!$V$2:$V$" + lastRow;
    }

    String text() {
        SheetXml sheet = new SheetXml().begin(5).header("accounts", "X", "Y", "Z", "no class");
        for (int i = 0; i < ABC.size(); i++) {
            row(sheet, i, COUNTS, true);
        }
        sheet.row(TOTALS - 1);
        for (String name : List.of("total", "X", "Y", "Z", "no class")) {
            sheet.text(name, SheetXml.HEADER);
        }
        sheet.endRow();
        for (int i = 0; i < ABC.size(); i++) {
            row(sheet, i, TOTALS, false);
        }
        sheet.row(TOTALS + 5)
                .text("other than in the run", SheetXml.HEADER)
                .formula("COUNTIF(" + checks + ",\"differs\")", 0, 0)
                .endRow();
        return sheet.end("").take();
    }

    private void row(SheetXml sheet, int line, int first, boolean counts) {
        String letter = ABC.get(line);
        sheet.row(first + line).text(letter.equals("-") ? "no class" : letter, SheetXml.HEADER);
        for (int column = 0; column < XYZ.size(); column++) {
            Matrix.Cell cell = matrix.cells().get(line * XYZ.size() + column);
            BigDecimal value = counts ? BigDecimal.valueOf(cell.accounts()) : cell.total();
            String formula = formula(line, column, first, counts);
            sheet.formula(formula, value, counts ? 0 : SheetXml.AMOUNT);
        }
        sheet.endRow();
    }

    /** With both letters the cells are counted; without one it is what the others leave. */
    private String formula(int line, int column, int first, boolean counts) {
        boolean noAbc = ABC.get(line).equals("-");
        boolean noXyz = XYZ.get(column).equals("-");
        String inAbc = abc + ",\"" + ABC.get(line) + "\"";
        String inXyz = xyz + ",\"" + XYZ.get(column) + "\"";
        if (!noAbc && !noXyz) {
            return counts
                    ? "COUNTIFS(" + inAbc + "," + inXyz + ")"
                    : "SUMIFS(" + totals + "," + inAbc + "," + inXyz + ")";
        }
        int row = first + line;
        String left = "-SUM(B" + row + ":D" + row + ")";
        String above = SheetXml.name(column + 1);
        String over = "-SUM(" + above + first + ":" + above + (first + 2) + ")";
        if (!noAbc) {
            return (counts ? "COUNTIF(" + inAbc + ")" : "SUMIF(" + inAbc + "," + totals + ")") + left;
        }
        if (!noXyz) {
            return (counts ? "COUNTIF(" + inXyz + ")" : "SUMIF(" + inXyz + "," + totals + ")") + over;
        }
        String all = counts ? Integer.toString(matrix.accounts()) : "SUM(" + totals + ")";
        return all + "-SUM(B" + first + ":E" + (first + 2) + ")" + left;
    }
}
