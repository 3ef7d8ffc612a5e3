package io.abmsuite.segmentation.workbook;

import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Ties;
import io.abmsuite.segmentation.kernel.Zeros;
import io.abmsuite.segmentation.run.ResultLine;
import io.abmsuite.segmentation.run.Run;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One row of formulas per account, in the order of the run; beside them the classes the run has found. */
final class ClassesSheet {

    static final String[] COLUMNS = {
        "account",
        "total",
        "share",
        "cumulated",
        "cum_share",
        "before",
        "after",
        "abc",
        "n_obs",
        "used",
        "mean",
        "stddev",
        "cv",
        "cv_detrended",
        "cv_seasonal",
        "cv_deciding",
        "xyz",
        "cell",
        "abc_of_run",
        "xyz_of_run",
        "lifecycle",
        "check"
    };

    private final Parameters parameters;
    private final BigDecimal base;
    private final Map<BigDecimal, BigDecimal> tied;
    private final ClassFormulas formulas;
    private final int lastRow;
    private BigDecimal cumulated = BigDecimal.ZERO;
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal previous;

    /**
     * Begins before the first account.
     *
     * @param tied totals several accounts have, with the running sum after the last of them
     */
    ClassesSheet(Run run, Map<BigDecimal, BigDecimal> tied, int lastRow) {
        this.parameters = run.parameters();
        this.base = run.outcome().portfolio().positiveTotal();
        this.tied = tied;
        this.formulas = new ClassFormulas(run.parameters().periods());
        this.lastRow = lastRow;
    }

    /** The rows of the next accounts. */
    String rows(List<ResultLine> lines) {
        SheetXml sheet = new SheetXml();
        lines.forEach(line -> row(sheet, line));
        return sheet.take();
    }

    private void row(SheetXml sheet, ResultLine line) {
        AccountResult result = line.result();
        BigDecimal total = result.total();
        boolean counted = total != null;
        boolean pays = counted && total.signum() > 0;
        BigDecimal soFar = cumulated;
        cumulated = pays ? cumulated.add(total) : cumulated;
        place(total, pays, soFar);
        Integer observed = counted ? result.observedPeriods() : 0;
        Integer used = counted && parameters.zeros() == Zeros.IGNORE ? result.activePeriods() : observed;
        List<Object> values = Arrays.asList(
                total,
                counted && base.signum() > 0 ? ratio(total.max(BigDecimal.ZERO)) : null,
                cumulated,
                counted && base.signum() > 0 ? ratio(pays ? cumulated : base) : null,
                before,
                after(total, pays),
                name(result.abcClass()),
                observed,
                used,
                result.mean(),
                result.stddev(),
                result.cv());
        sheet.row(line.ord() + 1).text(result.accountId(), 0);
        for (int i = 0; i < values.size(); i++) {
            formula(sheet, i, values.get(i), line.ord());
        }
        sheet.number(result.cvDetrended(), SheetXml.FIGURE).number(result.cvSeasonal(), SheetXml.FIGURE);
        formula(sheet, ClassFormulas.DECIDING, deciding(result), line.ord());
        formula(sheet, ClassFormulas.XYZ, name(result.xyzClass()), line.ord());
        formula(sheet, ClassFormulas.CELL, result.cell(), line.ord());
        sheet.text(name(result.abcClass()), 0)
                .text(name(result.xyzClass()), 0)
                .text(result.lifecycle().name(), 0);
        formula(sheet, ClassFormulas.CHECK, null, line.ord());
        sheet.endRow();
    }

    private void place(BigDecimal total, boolean pays, BigDecimal soFar) {
        boolean inBlock =
                pays && parameters.ties() == Ties.SHARED && previous != null && previous.compareTo(total) == 0;
        if (!inBlock) {
            before = pays ? soFar : cumulated;
        }
        previous = total;
    }

    private BigDecimal after(BigDecimal total, boolean pays) {
        return pays && parameters.ties() == Ties.SHARED
                ? tied.getOrDefault(total.stripTrailingZeros(), cumulated)
                : cumulated;
    }

    private BigDecimal deciding(AccountResult result) {
        return switch (parameters.cvBasis()) {
            case RAW -> result.cv();
            case DETRENDED -> result.cvDetrended() == null ? result.cv() : result.cvDetrended();
            case SEASONAL -> result.cvSeasonal() == null ? result.cv() : result.cvSeasonal();
        };
    }

    private void formula(SheetXml sheet, int number, Object value, int ord) {
        sheet.shared(number, formulas.text(number), ord == 1, lastRow, value, ClassFormulas.style(number));
    }

    private Object ratio(BigDecimal part) {
        return part.doubleValue() / base.doubleValue();
    }

    private static String name(Enum<?> letter) {
        return letter == null ? null : letter.name();
    }
}
