package io.abmsuite.segmentation.picture;

import io.abmsuite.segmentation.run.Matrix;
import io.abmsuite.segmentation.run.Run;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The matrix of cells with counts, shares and strategies; rows and columns without a letter only if somebody is there. */
public final class MatrixChart {

    private static final double LEFT = 56;
    private static final double TOP = 84;
    private static final double CELL_WIDTH = 208;
    private static final double CELL_HEIGHT = 112;
    private static final double GAP = 8;
    private static final String NONE = "-";

    private MatrixChart() {}

    /** A whole document. */
    public static String of(Run run, Matrix matrix) {
        List<String> rows = shown(List.of("A", "B", "C", NONE), matrix, true);
        List<String> columns = shown(List.of("X", "Y", "Z", NONE), matrix, false);
        int width = (int) (LEFT + columns.size() * (CELL_WIDTH + GAP) + 16);
        int height = (int) (TOP + rows.size() * (CELL_HEIGHT + GAP) + 16);
        String title = "ABC-XYZ matrix, " + run.policy() + ", " + run.asOf();
        Svg svg = new Svg("matrix", width, height, title, description(matrix)).style();
        svg.rect("paper", 0, 0, width, height, null)
                .text("ink head", LEFT, 28, "start", title)
                .text("muted", LEFT, 48, "start", matrix.accounts() + " accounts; shares are of the positive totals");
        for (int i = 0; i < columns.size(); i++) {
            double middle = LEFT + i * (CELL_WIDTH + GAP) + CELL_WIDTH / 2;
            svg.text("ink head", middle, TOP - 10, "middle", name(columns.get(i)));
        }
        for (int i = 0; i < rows.size(); i++) {
            double y = TOP + i * (CELL_HEIGHT + GAP);
            svg.text("ink head", LEFT - 14, y + CELL_HEIGHT / 2 + 5, "end", name(rows.get(i)));
            for (int j = 0; j < columns.size(); j++) {
                cell(svg, cellOf(matrix, rows.get(i), columns.get(j)), LEFT + j * (CELL_WIDTH + GAP), y);
            }
        }
        return svg.toString();
    }

    private static void cell(Svg svg, Matrix.Cell cell, double x, double y) {
        String row = cell.abc().equals(NONE) ? "n" : cell.abc().toLowerCase(Locale.ROOT);
        String name = cell.strategy() == null ? name(cell.abc()) + name(cell.xyz()) : cell.abc() + cell.xyz();
        svg.rect("cell-" + row, x, y, CELL_WIDTH, CELL_HEIGHT, told(cell))
                .text("ink head", x + 12, y + 22, "start", name)
                .text("ink big", x + 12, y + 56, "start", Integer.toString(cell.accounts()))
                .text("muted", x + CELL_WIDTH - 12, y + 54, "end", percent(cell.share()));
        if (cell.strategy() != null) {
            svg.text("ink small", x + 12, y + 80, "start", cell.strategy().who())
                    .text(
                            "muted small",
                            x + 12,
                            y + 98,
                            "start",
                            "contact: every " + cell.strategy().cadenceDays() + " days");
        }
    }

    private static List<String> shown(List<String> letters, Matrix matrix, boolean rows) {
        return letters.stream()
                .filter(letter -> !letter.equals(NONE)
                        || matrix.cells().stream()
                                .anyMatch(cell -> cell.accounts() > 0 && letter.equals(rows ? cell.abc() : cell.xyz())))
                .toList();
    }

    private static Matrix.Cell cellOf(Matrix matrix, String abc, String xyz) {
        return matrix.cells().stream()
                .filter(cell -> cell.abc().equals(abc) && cell.xyz().equals(xyz))
                .findFirst()
                .orElseThrow();
    }

    private static String name(String letter) {
        return letter.equals(NONE) ? "–" : letter;
    }

    private static String percent(BigDecimal share) {
        return share == null
                ? ""
                : share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    private static String told(Matrix.Cell cell) {
        String strategy = cell.strategy() == null
                ? ""
                : "; " + cell.strategy().who() + ": " + cell.strategy().text();
        return cell.abc() + cell.xyz() + ": " + cell.accounts() + " accounts, " + percent(cell.share()) + strategy;
    }

    private static String description(Matrix matrix) {
        StringBuilder told = new StringBuilder();
        matrix.cells().stream()
                .filter(cell -> cell.accounts() > 0)
                .forEach(cell -> told.append(cell.abc())
                        .append(cell.xyz())
                        .append(": ")
                        .append(cell.accounts())
                        .append(" accounts, ")
                        .append(percent(cell.share()))
                        .append("; "));
        return told.isEmpty() ? "There are no accounts." : told.toString().strip();
    }
}
