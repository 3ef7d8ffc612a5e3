package io.abmsuite.segmentation.publishedclass;

import java.math.BigDecimal;

/** What the share of the major accounts in the total means: 30 to 55 % is normal, above 75 % is mono-dependence. */
public enum ConcentrationBand {
    BELOW_NORMAL,
    NORMAL,
    ABOVE_NORMAL,
    MONO_DEPENDENCE;

    private static final BigDecimal NORMAL_FROM = new BigDecimal("0.30");
    private static final BigDecimal NORMAL_TO = new BigDecimal("0.55");
    private static final BigDecimal MONO_DEPENDENCE_ABOVE = new BigDecimal("0.75");

    /** Null without a share. */
    public static ConcentrationBand of(BigDecimal majorShare) {
        if (majorShare == null) {
            return null;
        }
        if (majorShare.compareTo(NORMAL_FROM) < 0) {
            return BELOW_NORMAL;
        }
        if (majorShare.compareTo(NORMAL_TO) <= 0) {
            return NORMAL;
        }
        return majorShare.compareTo(MONO_DEPENDENCE_ABOVE) <= 0 ? ABOVE_NORMAL : MONO_DEPENDENCE;
    }
}
