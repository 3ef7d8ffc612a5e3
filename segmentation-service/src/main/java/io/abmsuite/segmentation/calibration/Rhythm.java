package io.abmsuite.segmentation.calibration;

import io.abmsuite.segmentation.kernel.Granularity;
import io.abmsuite.segmentation.kernel.Parameters;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Periods of a year in one granularity, finest first. */
public enum Rhythm {
    WEEK(Granularity.WEEK, 52, 26, "3.5", Limits.WIDE),
    MONTH(Granularity.MONTH, 12, 6, "15", Limits.MIDDLE),
    QUARTER(Granularity.QUARTER, 4, 3, null, Limits.WIDE);

    private final Granularity granularity;
    private final int periods;
    private final int minPeriods;
    private final BigDecimal longestGap;
    private final Limits usual;

    /** The longest gap with which an account buys twice in a period; null: any. */
    Rhythm(Granularity granularity, int periods, int minPeriods, String longestGap, Limits usual) {
        this.granularity = granularity;
        this.periods = periods;
        this.minPeriods = minPeriods;
        this.longestGap = longestGap == null ? null : new BigDecimal(longestGap);
        this.usual = usual;
    }

    public int periods() {
        return periods;
    }

    public int minPeriods() {
        return minPeriods;
    }

    /** As parameters write it. */
    public String word() {
        return granularity.name().toLowerCase(Locale.ROOT);
    }

    /** The limits this granularity usually has: the same steadiness shows a larger variation in shorter periods. */
    Limits usual() {
        return usual;
    }

    /** The finest in which accounts with this gap buy twice in a period; the coarsest if the gap is not known. */
    static Rhythm ofGap(BigDecimal gap) {
        for (Rhythm rhythm : values()) {
            if (gap != null && rhythm.longestGap != null && gap.compareTo(rhythm.longestGap) <= 0) {
                return rhythm;
            }
        }
        return QUARTER;
    }

    Parameters parameters(Parameters base, Limits limits) {
        return base.with(Map.of(
                "granularity", word(),
                "periods", Integer.toString(periods),
                "min_periods", Integer.toString(minPeriods),
                "x_limit", limits.x().toPlainString(),
                "y_limit", limits.y().toPlainString()));
    }
}
