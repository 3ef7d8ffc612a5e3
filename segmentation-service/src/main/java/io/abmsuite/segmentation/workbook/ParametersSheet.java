package io.abmsuite.segmentation.workbook;

import io.abmsuite.segmentation.run.Run;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of the run: those in the input style are live, the classes follow them. */
final class ParametersSheet {

    /** The base of all shares, by its name. */
    static final String POSITIVE_TOTAL = "positive_total";

    private static final List<String> LIVE = List.of(
            "a_limit",
            "b_limit",
            "boundary",
            "ties",
            "nonpositive",
            "x_limit",
            "y_limit",
            "stddev",
            "zeros",
            "min_periods",
            "cv_basis");
    private static final Set<String> NUMBERS = Set.of("a_limit", "b_limit", "x_limit", "y_limit", "min_periods");
    private static final Map<String, String> CHOICES = Map.of(
            "boundary", "inclusive,exclusive,midpoint",
            "ties", "shared,order",
            "nonpositive", "C,none",
            "stddev", "population,sample",
            "zeros", "count,ignore",
            "cv_basis", "raw,detrended,seasonal");
    private static final int FIRST_ROW = 2;

    private ParametersSheet() {}

    /** Each live parameter by its name, and the base of shares. */
    static String names() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < LIVE.size(); i++) {
            name(names, LIVE.get(i), i + FIRST_ROW);
        }
        name(names, POSITIVE_TOTAL, LIVE.size() + FIRST_ROW);
        return names.toString();
    }

    private static void name(StringBuilder names, String name, int row) {
        names.append("<definedName name=\"")
                .append(name)
                .append("\">Parameters!$B$")
                .append(row)
                .append("</definedName>");
    }

    static String of(Run run, int lastRow) {
        Map<String, String> values = run.parameters().toMap();
        SheetXml sheet = new SheetXml().begin(3).header("parameter", "value", "meaning");
        int row = FIRST_ROW;
        for (String name : LIVE) {
            String choices = CHOICES.get(name);
            sheet.row(row++).text(name, 0);
            if (NUMBERS.contains(name)) {
                sheet.number(new BigDecimal(values.get(name)), SheetXml.INPUT);
            } else {
                sheet.text(values.get(name), SheetXml.INPUT);
            }
            sheet.text(choices == null ? "live" : "live: " + choices, 0).endRow();
        }
        BigDecimal positive = run.outcome().portfolio().positiveTotal();
        sheet.row(row++)
                .text(POSITIVE_TOTAL, 0)
                .formula("ROUND(SUMIF(Classes!$B$2:$B$" + lastRow + ",\">0\"),4)", positive, SheetXml.AMOUNT)
                .text("what shares are of", 0)
                .endRow();
        for (Map.Entry<String, String> fixed : values.entrySet()) {
            if (!LIVE.contains(fixed.getKey())) {
                fixed(sheet, row++, fixed.getKey(), fixed.getValue(), "as in the run; not live");
            }
        }
        lineage(sheet, row, run);
        return sheet.end(validations()).take();
    }

    private static void lineage(SheetXml sheet, int firstRow, Run run) {
        int row = firstRow;
        fixed(sheet, row++, "run", run.id().toString(), "where this comes from");
        fixed(sheet, row++, "policy", run.policy() + " version " + run.policyVersion(), null);
        fixed(sheet, row++, "as_of", run.asOf().toString(), null);
        fixed(
                sheet,
                row++,
                "window",
                run.outcome().windowStart() + " to " + run.outcome().windowEnd(),
                null);
        fixed(sheet, row++, "currency", run.currency(), null);
        fixed(sheet, row++, "watermark", Long.toString(run.outcome().watermark()), null);
        fixed(sheet, row++, "engine", run.outcome().engineVersion(), null);
        fixed(sheet, row, "output_hash", run.outcome().outputHash(), null);
    }

    private static void fixed(SheetXml sheet, int row, String name, String value, String meaning) {
        sheet.row(row).text(name, 0).text(value, 0).text(meaning, 0).endRow();
    }

    /** A list to choose from where a parameter is a word. */
    private static String validations() {
        StringBuilder lists = new StringBuilder("<dataValidations count=\"" + CHOICES.size() + "\">");
        for (int i = 0; i < LIVE.size(); i++) {
            String choices = CHOICES.get(LIVE.get(i));
            if (choices != null) {
                lists.append("<dataValidation type=\"list\" allowBlank=\"0\" showErrorMessage=\"1\" sqref=\"B")
                        .append(i + FIRST_ROW)
                        .append("\"><formula1>\"")
                        .append(choices)
                        .append("\"</formula1></dataValidation>");
            }
        }
        return lists.append("</dataValidations>").toString();
    }
}
