package io.abmsuite.segmentation.portfolio;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Names months in few words. */
final class MonthRanges {

    private MonthRanges() {}

    /** Such as {@code 2025-01 to 2025-03, 2025-07}. */
    static String text(SortedSet<YearMonth> months) {
        List<String> ranges = new ArrayList<>();
        YearMonth first = null;
        YearMonth last = null;
        for (YearMonth month : months) {
            if (last != null && !month.equals(last.plusMonths(1))) {
                ranges.add(range(first, last));
                first = null;
            }
            first = first == null ? month : first;
            last = month;
        }
        if (last != null) {
            ranges.add(range(first, last));
        }
        return String.join(", ", ranges);
    }

    private static String range(YearMonth first, YearMonth last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
