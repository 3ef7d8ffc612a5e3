package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;

/**
 * What the accounts are together. Shares and concentration are over positive totals, rounded to 6 decimals, and {@code null}
 * when no total is positive ({@code giniCorrected} also for a single one).
 *
 * @param matrix accounts per cell, keyed {@code AX} to {@code --}, all 16 present
 */
public record Portfolio(
        int accounts,
        int payingAccounts,
        BigDecimal positiveTotal,
        Map<AbcClass, Integer> classCount,
        Map<AbcClass, BigDecimal> classShare,
        Map<String, Integer> matrix,
        BigDecimal top1Share,
        BigDecimal top5Share,
        BigDecimal top10Share,
        int majorAccounts,
        BigDecimal majorShare,
        BigDecimal hhi,
        BigDecimal effectiveAccounts,
        BigDecimal gini,
        BigDecimal giniCorrected) {

    public Portfolio {
        classCount = Collections.unmodifiableMap(classCount);
        classShare = Collections.unmodifiableMap(classShare);
        matrix = Collections.unmodifiableMap(matrix);
    }
}
