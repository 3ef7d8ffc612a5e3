package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.Portfolio;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * How much hangs on few accounts.
 *
 * @param band what the share of the major accounts means; null without positive totals
 * @param major accounts with at least the major share, largest first, at most 200 of them
 * @param dominant those of them with at least the dominant share
 */
public record Concentration(Portfolio portfolio, Band band, List<Holder> major, List<Holder> dominant) {

    private static final BigDecimal NORMAL_FROM = new BigDecimal("0.30");
    private static final BigDecimal NORMAL_TO = new BigDecimal("0.55");
    private static final BigDecimal MONO_DEPENDENCE_ABOVE = new BigDecimal("0.75");

    /** What the share of the major accounts means. */
    public enum Band {
        BELOW_NORMAL,
        NORMAL,
        ABOVE_NORMAL,
        MONO_DEPENDENCE
    }

    /** An account with a share worth naming. */
    public record Holder(UUID accountId, String accountCode, BigDecimal share, boolean dominant) {}

    static Concentration of(Portfolio portfolio, List<Holder> major) {
        List<Holder> dominant = major.stream().filter(Holder::dominant).toList();
        return new Concentration(portfolio, band(portfolio.majorShare()), major, dominant);
    }

    static Band band(BigDecimal majorShare) {
        if (majorShare == null) {
            return null;
        }
        if (majorShare.compareTo(NORMAL_FROM) < 0) {
            return Band.BELOW_NORMAL;
        }
        if (majorShare.compareTo(NORMAL_TO) <= 0) {
            return Band.NORMAL;
        }
        return majorShare.compareTo(MONO_DEPENDENCE_ABOVE) <= 0 ? Band.ABOVE_NORMAL : Band.MONO_DEPENDENCE;
    }
}
