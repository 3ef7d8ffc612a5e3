package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.util.Set;

/**
 * One line of the results. What does not exist for an account is {@code null}; figures are rounded half-even for display (6
 * decimals, {@code total} exact with 4, {@code medianGapDays} with 1), classes were decided before any rounding.
 */
public record AccountResult(
        Integer rank,
        String accountId,
        BigDecimal total,
        BigDecimal share,
        BigDecimal cumShare,
        AbcClass abcClass,
        Integer observedPeriods,
        Integer activePeriods,
        BigDecimal mean,
        BigDecimal stddev,
        BigDecimal cv,
        XyzClass xyzClass,
        BigDecimal cvDetrended,
        BigDecimal cvSeasonal,
        BigDecimal adi,
        BigDecimal cv2Nonzero,
        DemandPattern demandPattern,
        long purchases,
        Integer recencyDays,
        BigDecimal medianGapDays,
        BigDecimal lateness,
        Lifecycle lifecycle,
        String rfm,
        Set<Flag> flags) {

    /** Both letters, or {@code null} when one of them is missing. */
    public String cell() {
        return abcClass == null || xyzClass == null ? null : abcClass.name() + xyzClass.name();
    }
}
