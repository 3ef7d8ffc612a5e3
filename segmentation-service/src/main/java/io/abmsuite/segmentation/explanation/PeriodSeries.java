package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.Granularity;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Zeros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.IntStream;

/** The periods of a window with what an account brought in each. */
final class PeriodSeries {

    private PeriodSeries() {}

    /**
     * All periods of the window, oldest first.
     *
     * @param end last day of the window
     * @param observed how many of them, counted from the end, the account is observed in; null for none
     */
    static List<PeriodValue> of(DaySales sales, Parameters parameters, LocalDate end, Integer observed) {
        int last = parameters.granularity().indexOf(end);
        int begin = last - (observed == null ? 0 : observed) + 1;
        return IntStream.rangeClosed(last - parameters.periods() + 1, last)
                .mapToObj(period -> period(sales, parameters, period, period >= begin))
                .toList();
    }

    private static PeriodValue period(DaySales sales, Parameters parameters, int period, boolean observed) {
        Granularity granularity = parameters.granularity();
        LocalDate start = granularity.startOf(period);
        LocalDate end = granularity.endOf(period);
        BigDecimal amount = sales.between(start, end, parameters.metric());
        boolean left = parameters.zeros() == Zeros.IGNORE && amount.signum() == 0;
        String why = !observed ? "before the first sale" : left ? "zero, and zeros are ignored" : null;
        return new PeriodValue(label(granularity, start), start, end, amount.toPlainString(), why == null, why);
    }

    /** The name of the period a day lies in. */
    static String labelOf(Granularity granularity, LocalDate day) {
        return label(granularity, granularity.startOf(granularity.indexOf(day)));
    }

    private static String label(Granularity granularity, LocalDate start) {
        return switch (granularity) {
            case WEEK ->
                "%04d-W%02d"
                        .formatted(start.get(IsoFields.WEEK_BASED_YEAR), start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(start.getYear(), start.getMonthValue());
            case QUARTER -> "%04d-Q%d".formatted(start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
        };
    }
}
