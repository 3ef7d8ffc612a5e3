package io.abmsuite.segmentation.workbook;

import io.abmsuite.segmentation.run.ParetoPoint;
import io.abmsuite.segmentation.run.Run;
import java.math.BigDecimal;
import java.util.List;

/** Points of the Pareto curve and its chart, with the limits as levels. */
final class ParetoSheet {

    private static final String CHART = """
            <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>\
            <a:r><a:t>Pareto curve</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>\
            <c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:scatterChart><c:scatterStyle val="lineMarker"/>\
            <c:varyColors val="0"/>%s%s%s<c:axId val="1"/><c:axId val="2"/></c:scatterChart>%s%s</c:plotArea>\
            <c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/></c:chart></c:chartSpace>
            """;
    private static final String SERIES = """
            <c:ser><c:idx val="%1$d"/><c:order val="%1$d"/><c:tx><c:v>%2$s</c:v></c:tx><c:spPr><a:ln w="25400">\
            <a:solidFill><a:srgbClr val="%3$s"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>\
            <c:xVal><c:numRef><c:f>Pareto!%4$s</c:f></c:numRef></c:xVal><c:yVal><c:numRef><c:f>Pareto!%5$s</c:f></c:numRef>\
            </c:yVal><c:smooth val="0"/></c:ser>""";
    private static final String AXIS = """
            <c:valAx><c:axId val="%1$d"/><c:scaling><c:max val="1"/><c:min val="0"/></c:scaling><c:delete val="0"/>\
            <c:axPos val="%3$s"/><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>%4$s</a:t></a:r></a:p></c:rich></c:tx>\
            <c:overlay val="0"/></c:title><c:numFmt formatCode="0%%" sourceLinked="0"/><c:majorTickMark val="out"/>\
            <c:tickLblPos val="nextTo"/><c:crossAx val="%2$d"/><c:crosses val="autoZero"/></c:valAx>""";

    private ParetoSheet() {}

    /** The curve begins with no account, at zero. */
    static String of(Run run, List<ParetoPoint> points, int lastRow) {
        SheetXml sheet =
                new SheetXml().begin(6).header("accounts", "account_share", "cum_share", "abc", "a_level", "b_level");
        sheet.row(2)
                .number(BigDecimal.ZERO, 0)
                .number(BigDecimal.ZERO, SheetXml.FIGURE)
                .number(BigDecimal.ZERO, SheetXml.FIGURE)
                .skip();
        levels(sheet, run);
        for (int i = 0; i < points.size(); i++) {
            point(sheet, points.get(i), i + 3, lastRow);
            levels(sheet, run);
        }
        return sheet.end("<drawing r:id=\"rId1\"/>").take();
    }

    private static void point(SheetXml sheet, ParetoPoint point, int row, int lastRow) {
        sheet.row(row)
                .number(BigDecimal.valueOf(point.accounts()), 0)
                .number(point.accountShare(), SheetXml.FIGURE)
                .formula("INDEX(Classes!$E$2:$E$" + lastRow + ",A" + row + ")", point.cumShare(), SheetXml.FIGURE)
                .formula("INDEX(Classes!$H$2:$H$" + lastRow + ",A" + row + ")", point.abcClass(), 0);
    }

    private static void levels(SheetXml sheet, Run run) {
        sheet.formula("a_limit/100", run.parameters().aLimit().movePointLeft(2), SheetXml.FIGURE)
                .formula("b_limit/100", run.parameters().bLimit().movePointLeft(2), SheetXml.FIGURE)
                .endRow();
    }

    static String chart(int points) {
        int last = points + 2;
        return CHART.formatted(
                series(0, "cumulated share", "0B5CAD", "C", last),
                series(1, "a_limit", "1A7F37", "E", last),
                series(2, "b_limit", "9A5200", "F", last),
                AXIS.formatted(1, 2, "b", "share of accounts"),
                AXIS.formatted(2, 1, "l", "share of total"));
    }

    private static String series(int number, String name, String colour, String column, int last) {
        String values = "$" + column + "$2:$" + column + "$" + last;
        return SERIES.formatted(number, name, colour, "$B$2:$B$" + last, values);
    }
}
