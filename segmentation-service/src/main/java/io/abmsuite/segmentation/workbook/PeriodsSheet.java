package io.abmsuite.segmentation.workbook;

import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.Granularity;
import io.abmsuite.segmentation.kernel.Metric;
import io.abmsuite.segmentation.run.LineSales;
import io.abmsuite.segmentation.run.ResultLine;
import io.abmsuite.segmentation.run.Run;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each account brought in each period; empty before it is observed. */
final class PeriodsSheet implements LineSales.Receiver {

    private static final int DECIMALS = 4;
    private static final long ONE = 10_000;

    private final Run run;
    private final List<LocalDate> starts;
    private final Map<UUID, long[]> series = new HashMap<>();

    PeriodsSheet(Run run) {
        this.run = run;
        this.starts = starts(run);
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
    public void day(UUID line, DayTotal total) {
        LocalDate day = LocalDate.ofEpochDay(total.epochDay());
        if (!day.isBefore(starts.get(0)) && !day.isAfter(run.outcome().windowEnd())) {
            int found = Collections.binarySearch(starts, day);
            int period = found >= 0 ? found : -found - 2;
            long[] values = series.computeIfAbsent(line, any -> new long[starts.size()]);
            values[period] =
                    Math.addExact(values[period], value(run.parameters().metric(), total));
        }
    }

    /** The rows of accounts whose days were received; fails if they do not add up to what the run has stored. */
    String rows(List<ResultLine> lines) {
        SheetXml sheet = new SheetXml();
        for (ResultLine line : lines) {
            long[] values = series.getOrDefault(line.accountId(), new long[starts.size()]);
            check(line, values);
            Integer observed = line.result().observedPeriods();
            int first = values.length - (observed == null ? 0 : observed);
            sheet.row(line.ord() + 1).text(line.result().accountId(), 0);
            for (int i = 0; i < values.length; i++) {
                sheet.number(i < first ? null : BigDecimal.valueOf(values[i], DECIMALS), SheetXml.AMOUNT);
            }
            sheet.endRow();
        }
        series.clear();
        return sheet.take();
    }

    private static void check(ResultLine line, long[] values) {
        BigDecimal sum = Arrays.stream(values)
                .mapToObj(units -> BigDecimal.valueOf(units, DECIMALS))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal stored =
                line.result().total() == null ? BigDecimal.ZERO : line.result().total();
        if (sum.compareTo(stored) != 0) {
            throw new IllegalStateException("the ledger and the stored result disagree about an account");
        }
    }

    private static long value(Metric metric, DayTotal total) {
        return switch (metric) {
            case REVENUE -> total.amount();
            case MARGIN -> total.margin();
            case QUANTITY -> total.quantity();
            case LINES -> total.rowsPositive() * ONE;
        };
    }
}
