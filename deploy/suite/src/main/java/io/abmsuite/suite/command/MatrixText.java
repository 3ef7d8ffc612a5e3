package io.abmsuite.suite.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;

/** Prints a run as a matrix: accounts and share of the sales per cell. */
final class MatrixText {

    private static final String ROWS = "ABC-";
    private static final String COLUMNS = "XYZ-";

    private MatrixText() {}

    static void print(JsonNode run, JsonNode matrix, PrintWriter out) {
        JsonNode window = run.path("window");
        out.printf(
                Locale.ROOT,
                "%n%s version %d as of %s, window %s to %s%s%n%n",
                run.path("policy").asText(),
                run.path("policyVersion").asInt(),
                run.path("asOf").asText(),
                window.path("start").asText(),
                window.path("end").asText(),
                run.path("published").asBoolean() ? ", published" : ", not published (what-if)");
        out.println("            X steady       Y uneven       Z irregular    - no history");
        for (char row : ROWS.toCharArray()) {
            StringBuilder line = new StringBuilder("    ").append(row).append("  ");
            for (char column : COLUMNS.toCharArray()) {
                line.append(cell(matrix, "" + row + column));
            }
            out.println(line.toString().stripTrailing());
        }
        out.printf(
                Locale.ROOT,
                "%n%,d accounts, %s in the window; output hash %s%n",
                matrix.path("accounts").asLong(),
                money(matrix.path("positiveTotal")),
                run.path("outputHash").asText());
        out.flush();
    }

    private static String cell(JsonNode matrix, String name) {
        for (JsonNode cell : matrix.path("cells")) {
            if (cell.path("cell").asText().equals(name)) {
                String share = cell.path("share").isTextual()
                        ? new BigDecimal(cell.path("share").asText())
                                        .movePointRight(2)
                                        .setScale(1, java.math.RoundingMode.HALF_EVEN)
                                + " %"
                        : "";
                return String.format(
                        Locale.ROOT, "%6d %7s ", cell.path("accounts").asInt(), share);
            }
        }
        return " ".repeat(15);
    }

    private static String money(JsonNode money) {
        return money.path("amount").isTextual()
                ? String.format(
                                Locale.ROOT,
                                "%,.2f",
                                new BigDecimal(money.path("amount").asText())) + " "
                        + money.path("currency").asText()
                : "no sales";
    }
}
