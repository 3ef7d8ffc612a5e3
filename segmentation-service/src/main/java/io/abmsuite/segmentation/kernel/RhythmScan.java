package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** Reads an account's own buying rhythm from its purchase dates, over all of its history. */
final class RhythmScan {
    private int[] gaps = new int[64];

    /** Scans one account, whose days are from {@code from} to before {@code end}. */
    void scan(AccountBlock block, int at, DayColumns days, int from, int end) {
        int last = AccountBlock.NEVER;
        int count = 0;
        for (int i = from; i < end; i++) {
            if (days.rowsPositive[i] > 0 && days.day[i] != last) {
                if (last != AccountBlock.NEVER) {
                    count = addGap(count, days.day[i] - last);
                }
                last = days.day[i];
            }
        }
        block.lastPurchase[at] = last;
        block.medianGapTwice[at] = medianTwice(count);
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
}
