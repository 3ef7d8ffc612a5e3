package io.abmsuite.segmentation.workbook;

import io.abmsuite.segmentation.kernel.Granularity;
import io.abmsuite.segmentation.kernel.Metric;
import io.abmsuite.segmentation.ledger.PeriodSums;
import io.abmsuite.segmentation.run.ResultLine;
import io.abmsuite.segmentation.run.Run;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each account brought in each period; empty before it is observed. */
final class PeriodsSheet implements PeriodSums.Receiver {

    private static final int DECIMALS = 4;
    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private final Run run;
    private final Map<UUID, BigDecimal[]> series = new HashMap<>();

    PeriodsSheet(Run run) {
        this.run = run;
    }

    /** First days of the periods. */
    static List<LocalDate> starts(Run run) {
        Granularity granularity = run.parameters().granularity();
        int first = granularity.indexOf(run.outcome().windowStart());
        List<LocalDate> starts = new ArrayList<>();
        for (int i = 0; i < run.parameters().periods(); i++) {
            starts.add(granularity.startOf(first + i));
        }
        return starts;
    }

    static String[] header(Run run) {
        List<String> names = new ArrayList<>(List.of("account"));
        starts(run).forEach(start -> names.add(start.toString()));
        return names.toArray(String[]::new);
    }

    @Override
    public void period(UUID account, int period, PeriodSums.Sums sums) {
        BigDecimal[] values = series.computeIfAbsent(account, any -> empty());
        values[period] = value(run.parameters().metric(), sums);
    }

    /** The rows of accounts whose sums were received; fails if they do not add up to what the run has stored. */
    String rows(List<ResultLine> lines) {
        SheetXml sheet = new SheetXml();
        for (ResultLine line : lines) {
            BigDecimal[] values = series.getOrDefault(line.accountId(), empty());
            check(line, values);
            Integer observed = line.result().observedPeriods();
            int first = values.length - (observed == null ? 0 : observed);
            sheet.row(line.ord() + 1).text(line.result().accountId(), 0);
            for (int i = 0; i < values.length; i++) {
                sheet.number(i < first ? null : values[i], SheetXml.AMOUNT);
            }
            sheet.endRow();
        }
        series.clear();
        return sheet.take();
    }

    private BigDecimal[] empty() {
        BigDecimal[] values = new BigDecimal[run.parameters().periods()];
        Arrays.fill(values, NOTHING);
        return values;
    }

    private static void check(ResultLine line, BigDecimal[] values) {
        BigDecimal sum = Arrays.stream(values).reduce(NOTHING, BigDecimal::add);
        BigDecimal stored =
                line.result().total() == null ? NOTHING : line.result().total();
        if (sum.compareTo(stored) != 0) {
            throw new IllegalStateException("the ledger and the stored result disagree about an account");
        }
    }

    private static BigDecimal value(Metric metric, PeriodSums.Sums sums) {
        return switch (metric) {
            case REVENUE -> sums.amount().movePointLeft(DECIMALS);
            case MARGIN -> sums.margin().movePointLeft(DECIMALS);
            case QUANTITY -> sums.quantity().movePointLeft(DECIMALS);
            case LINES -> BigDecimal.valueOf(sums.purchases());
        };
    }
}
