package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Entry of the package: the same input, parameters and date always give the same results. */
public final class Kernel {
    private Kernel() {}

    /** Classifies all accounts at a date; rows after it are ignored. */
    public static Results run(KernelInput input, Parameters parameters, LocalDate asOf) {
        return run(input, parameters, asOf, Window.of(parameters, asOf));
    }

    /** How classes moved against the same window so many periods earlier, seen from that window's last day. */
    public static Migration migration(KernelInput input, Results current, int shift) {
        if (shift < 1) {
            throw new IllegalArgumentException("a window moves back by one period at least");
        }
        Window previous = current.window().movedBack(shift);
        return Migration.between(run(input, current.parameters(), previous.end(), previous), current);
    }

    private static Results run(KernelInput input, Parameters parameters, LocalDate asOf, Window window) {
        Columns columns = scanned(input, parameters, asOf, window);
        int[] byTotal = TotalOrder.of(columns);
        Wide base = new Wide();
        for (int account : byTotal) {
            base.add(Math.max(columns.total[account], 0));
        }
        new AbcRule(parameters, columns, base).classify(byTotal);
        XyzRule xyz = new XyzRule(parameters, columns);
        for (int account : byTotal) {
            xyz.classify(account);
        }
        new RfmRule(columns).score();
        Portfolio portfolio = new PortfolioFigures(columns, byTotal, base).portfolio();
        return new Results(parameters, asOf, window, portfolio, input.codes(), columns, outputOrder(columns, byTotal));
    }

    private static Columns scanned(KernelInput input, Parameters parameters, LocalDate asOf, Window window) {
        int today = Math.toIntExact(asOf.toEpochDay());
        Periods periods = new Periods(window);
        Columns columns = new Columns(input.accounts());
        SeriesScan series = new SeriesScan(input, parameters, periods, columns);
        RhythmScan rhythm = new RhythmScan(input, parameters, today, periods.firstDay(periods.lead()), columns);
        for (int account = 0; account < input.accounts(); account++) {
            int end = input.offset(account + 1);
            while (end > input.offset(account) && input.days().day[end - 1] > today) {
                end--;
            }
            series.scan(account, end);
            rhythm.scan(account, input.offset(account), end);
        }
        series.finish();
        return columns;
    }

    /** Accounts with an ABC class by total and code, then the others by code. */
    private static int[] outputOrder(Columns columns, int[] byTotal) {
        IntStream classified = Arrays.stream(byTotal).filter(account -> columns.abc[account] != Columns.NO_CLASS);
        IntStream others =
                IntStream.range(0, columns.size()).filter(account -> columns.abc[account] == Columns.NO_CLASS);
        return IntStream.concat(classified, others).toArray();
    }
}
