package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.util.Arrays;

/** Reads an account's own buying rhythm from its purchase dates, over all of its history. */
final class RhythmScan {
    /** Lateness limits are in units of 0.0001 and gaps are doubled, so that the comparison stays in integers. */
    private static final long SCALE = 2 * 10_000;

    private final DayColumns days;
    private final Columns columns;
    private final int asOf;
    private final int windowStart;
    private final long atRisk;
    private final long dormant;
    private int[] gaps = new int[64];

    RhythmScan(KernelInput input, Parameters parameters, int asOf, int windowStart, Columns columns) {
        this.days = input.days();
        this.columns = columns;
        this.asOf = asOf;
        this.windowStart = windowStart;
        this.atRisk = scaled(parameters.atRisk());
        this.dormant = scaled(parameters.dormant());
    }

    /** Scans one account, whose days are from {@code from} to before {@code end}. */
    void scan(int account, int from, int end) {
        int last = Columns.NEVER;
        int count = 0;
        for (int i = from; i < end; i++) {
            if (days.rowsPositive[i] > 0 && days.day[i] != last) {
                if (last != Columns.NEVER) {
                    count = addGap(count, days.day[i] - last);
                }
                last = days.day[i];
            }
        }
        columns.lastPurchase[account] = last;
        columns.medianGapTwice[account] = medianTwice(count);
        columns.lifecycle[account] =
                (byte) lifecycle(last, columns.medianGapTwice[account]).ordinal();
    }

    private Lifecycle lifecycle(int last, int medianGapTwice) {
        if (last == Columns.NEVER) {
            return Lifecycle.PROSPECT;
        }
        if (last < windowStart) {
            return Lifecycle.LOST;
        }
        if (medianGapTwice == 0) {
            return Lifecycle.ONE_OFF;
        }
        long recency = (long) asOf - last;
        if (recency * SCALE <= atRisk * medianGapTwice) {
            return Lifecycle.ACTIVE;
        }
        return recency * SCALE <= dormant * medianGapTwice ? Lifecycle.AT_RISK : Lifecycle.DORMANT;
    }

    private int addGap(int count, int gap) {
        if (count == gaps.length) {
            gaps = Arrays.copyOf(gaps, count * 2);
        }
        gaps[count] = gap;
        return count + 1;
    }

    private int medianTwice(int count) {
        if (count == 0) {
            return 0;
        }
        Arrays.sort(gaps, 0, count);
        return gaps[(count - 1) / 2] + gaps[count / 2];
    }

    private static long scaled(BigDecimal limit) {
        return limit.movePointRight(4).longValueExact();
    }
}
