package io.abmsuite.segmentation.workbook;

import io.abmsuite.segmentation.picture.Markup;
import java.math.BigDecimal;

/** Rows of one sheet as XML. Texts are never formulas; a formula always comes with the value it has now. */
final class SheetXml {

    static final int HEADER = 1;
    static final int AMOUNT = 2;
    static final int FIGURE = 3;
    static final int INPUT = 4;

    private static final String BEGIN = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetViews>\
            <sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
            </sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>\
            <cols><col min="1" max="1" width="22" customWidth="1"/><col min="2" max="%d" width="15" customWidth="1"/></cols>\
            <sheetData>
            """;

    private final StringBuilder out = new StringBuilder(1 << 14);
    private int row;
    private int column;

    /** Begins a sheet with so many columns. */
    SheetXml begin(int columns) {
        out.append(BEGIN.formatted(Math.max(2, columns)));
        return this;
    }

    /** Ends the rows; what follows them is ours. */
    SheetXml end(String after) {
        out.append("</sheetData>").append(after).append("</worksheet>");
        return this;
    }

    SheetXml row(int number) {
        row = number;
        column = 0;
        out.append("<row r=\"").append(number).append("\">");
        return this;
    }

    SheetXml endRow() {
        out.append("</row>\n");
        return this;
    }

    SheetXml header(String... names) {
        row(1);
        for (String name : names) {
            text(name, HEADER);
        }
        return endRow();
    }

    SheetXml skip() {
        column++;
        return this;
    }

    SheetXml text(String text, int style) {
        if (text == null) {
            return skip();
        }
        cell("inlineStr", style);
        out.append("><is><t xml:space=\"preserve\">").append(Markup.text(text)).append("</t></is></c>");
        return this;
    }

    SheetXml number(BigDecimal number, int style) {
        if (number == null) {
            return skip();
        }
        cell(null, style);
        out.append("><v>").append(number.toPlainString()).append("</v></c>");
        return this;
    }

    /** A formula with its value: a number, or a text (null: the empty one). */
    SheetXml formula(String formula, Object value, int style) {
        return valued(">" + Markup.text(formula) + "</f>", value, style);
    }

    /** A formula of a whole column: written in its first row, for the others told by its number. */
    SheetXml shared(int number, String formula, boolean first, int lastRow, Object value, int style) {
        String name = name(column);
        String text = first
                ? " t=\"shared\" ref=\"" + name + row + ":" + name + lastRow + "\" si=\"" + number + "\">"
                        + Markup.text(formula) + "</f>"
                : " t=\"shared\" si=\"" + number + "\"/>";
        return valued(text, value, style);
    }

    private SheetXml valued(String formula, Object value, int style) {
        boolean number = value instanceof Number;
        cell(number ? null : "str", style);
        out.append("><f").append(formula).append("<v>");
        if (value instanceof BigDecimal exact) {
            out.append(exact.toPlainString());
        } else if (value != null) {
            out.append(number ? value.toString() : Markup.text(value.toString()));
        }
        out.append("</v></c>");
        return this;
    }

    private void cell(String type, int style) {
        out.append("<c r=\"").append(name(column++)).append(row).append('"');
        if (style > 0) {
            out.append(" s=\"").append(style).append('"');
        }
        if (type != null) {
            out.append(" t=\"").append(type).append('"');
        }
    }

    /** The letters of a column, from 0. */
    static String name(int column) {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }

    /** What was written since the last time. */
    String take() {
        String taken = out.toString();
        out.setLength(0);
        return taken;
    }
}
