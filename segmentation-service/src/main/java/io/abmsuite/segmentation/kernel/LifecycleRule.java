package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;

/** Step 12: where an account stands, from its last purchase and its median gap. */
final class LifecycleRule {
    /** Lateness limits are in units of 0.0001 and gaps are doubled, so that the comparison stays in integers. */
    private static final long SCALE = 2 * 10_000;

    private final int asOf;
    private final int windowStart;
    private final long atRisk;
    private final long dormant;

    LifecycleRule(Parameters parameters, int asOf, int windowStart) {
        this.asOf = asOf;
        this.windowStart = windowStart;
        this.atRisk = scaled(parameters.atRisk());
        this.dormant = scaled(parameters.dormant());
    }

    Lifecycle of(int lastPurchase, int medianGapTwice) {
        if (lastPurchase == AccountBlock.NEVER) {
            return Lifecycle.PROSPECT;
        }
        if (lastPurchase < windowStart) {
            return Lifecycle.LOST;
        }
        if (medianGapTwice == 0) {
            return Lifecycle.ONE_OFF;
        }
        long recency = ((long) asOf - lastPurchase) * SCALE;
        if (recency <= atRisk * medianGapTwice) {
            return Lifecycle.ACTIVE;
        }
        return recency <= dormant * medianGapTwice ? Lifecycle.AT_RISK : Lifecycle.DORMANT;
    }

    private static long scaled(BigDecimal limit) {
        return limit.movePointRight(4).longValueExact();
    }
}
