package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.DayTotal;
import io.abmsuite.segmentation.kernel.Kernel;
import io.abmsuite.segmentation.kernel.KernelInput;
import io.abmsuite.segmentation.kernel.Metric;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.run.LineSales;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the sales of one line of a run add up to day by day, as the run saw them. */
final class DaySales implements LineSales.Receiver {

    private static final int DECIMALS = 4;

    private final List<DayTotal> days = new ArrayList<>();

    @Override
    public void day(UUID line, DayTotal total) {
        days.add(total);
    }

    /** The figures of the account alone: all but those that come from its place among others. */
    AccountResult alone(String code, Parameters parameters, LocalDate asOf) {
        KernelInput.Builder input = KernelInput.builder();
        int account = input.account(code);
        days.forEach(day -> input.day(account, day));
        return Kernel.run(input.build(), parameters, asOf).row(0);
    }

    /** What the metric makes of the days from one to another. */
    BigDecimal between(LocalDate start, LocalDate end, Metric metric) {
        return days.stream()
                .filter(day -> day.epochDay() >= start.toEpochDay() && day.epochDay() <= end.toEpochDay())
                .map(day -> value(day, metric))
                .reduce(BigDecimal.ZERO.setScale(DECIMALS), BigDecimal::add);
    }

    /** Days with a purchase, oldest first. */
    List<LocalDate> purchases() {
        return days.stream()
                .filter(day -> day.rowsPositive() > 0)
                .map(day -> LocalDate.ofEpochDay(day.epochDay()))
                .distinct()
                .sorted()
                .toList();
    }

    private static BigDecimal value(DayTotal day, Metric metric) {
        return switch (metric) {
            case REVENUE -> BigDecimal.valueOf(day.amount(), DECIMALS);
            case MARGIN -> BigDecimal.valueOf(day.margin(), DECIMALS);
            case QUANTITY -> BigDecimal.valueOf(day.quantity(), DECIMALS);
            case LINES -> BigDecimal.valueOf(day.rowsPositive()).setScale(DECIMALS);
        };
    }
}
