package io.abmsuite.segmentation.workbook;

import io.abmsuite.segmentation.run.Matrix;
import io.abmsuite.segmentation.run.ParetoPoint;
import io.abmsuite.segmentation.run.ResultLine;
import io.abmsuite.segmentation.run.Run;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes one workbook from its first byte to its last, with as many accounts at a time as it is given. */
final class RunWorkbook {

    private static final String SHEET = "xl/worksheets/sheet";

    /** What is known before the accounts are read. */
    record Frame(Run run, Matrix matrix, List<ParetoPoint> points, Map<BigDecimal, BigDecimal> tied) {}

    private final Frame frame;
    private final OfficePackage file = new OfficePackage();
    private final int lastRow;
    private final PeriodsSheet periods;
    private final ClassesSheet classes;

    RunWorkbook(Frame frame) {
        this.frame = frame;
        this.lastRow = Math.max(2, frame.run().outcome().accounts() + 1);
        this.periods = new PeriodsSheet(frame.run());
        this.classes = new ClassesSheet(frame.run(), frame.tied(), lastRow);
    }

    /** Takes sums for the next rows of periods. */
    PeriodsSheet periods() {
        return periods;
    }

    byte[] begin() {
        file.part("[Content_Types].xml").write(FixedParts.TYPES);
        file.part("_rels/.rels").write(FixedParts.ROOT);
        file.part("xl/workbook.xml").write(FixedParts.book(ParametersSheet.names()));
        file.part("xl/_rels/workbook.xml.rels").write(FixedParts.SHEETS);
        file.part("xl/styles.xml").write(FixedParts.STYLES);
        file.part(SHEET + "1.xml").write(ParametersSheet.of(frame.run(), lastRow));
        String[] header = PeriodsSheet.header(frame.run());
        file.part(SHEET + "2.xml")
                .write(new SheetXml().begin(header.length).header(header).take());
        return file.take();
    }

    byte[] periodRows(List<ResultLine> lines) {
        return file.write(periods.rows(lines)).take();
    }

    byte[] beginClasses() {
        file.write(new SheetXml().end("").take());
        file.part(SHEET + "3.xml")
                .write(new SheetXml()
                        .begin(ClassesSheet.COLUMNS.length)
                        .header(ClassesSheet.COLUMNS)
                        .take());
        return file.take();
    }

    byte[] classRows(List<ResultLine> lines) {
        return file.write(classes.rows(lines)).take();
    }

    byte[] end() {
        file.write(new SheetXml().end("").take());
        file.part(SHEET + "4.xml").write(new MatrixSheet(frame.matrix(), lastRow).text());
        file.part(SHEET + "5.xml").write(ParetoSheet.of(frame.run(), frame.points(), lastRow));
        file.part("xl/worksheets/_rels/sheet5.xml.rels").write(FixedParts.DRAWING_OF_SHEET);
        file.part("xl/drawings/drawing1.xml").write(FixedParts.DRAWING);
        file.part("xl/drawings/_rels/drawing1.xml.rels").write(FixedParts.CHART_OF_DRAWING);
        file.part("xl/charts/chart1.xml").write(ParetoSheet.chart(frame.points().size()));
        return file.finish();
    }
}
