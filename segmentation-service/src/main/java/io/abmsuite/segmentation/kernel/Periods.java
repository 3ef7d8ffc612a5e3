package io.abmsuite.segmentation.kernel;

/** First days of the periods of a window and of one season before it, so that a scan compares integers instead of dates. */
final class Periods {
    private final int[] starts;
    private final int lead;

    Periods(Window window) {
        Granularity granularity = window.granularity();
        lead = granularity.season();
        starts = new int[lead + window.last() - window.first() + 2];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.toIntExact(
                    granularity.startOf(window.first() - lead + i).toEpochDay());
        }
    }

    /** How many periods lie before the window. */
    int lead() {
        return lead;
    }

    /** Periods before the window and in it. */
    int count() {
        return starts.length - 1;
    }

    int firstDay(int period) {
        return starts[period];
    }

    /** The first day after the window. */
    int end() {
        return starts[starts.length - 1];
    }

    /** The period of a day that is not after the window, not before {@code least}; days before count to {@code least}. */
    int periodOf(int day, int least) {
        int period = least;
        while (day >= starts[period + 1]) {
            period++;
        }
        return period;
    }
}
