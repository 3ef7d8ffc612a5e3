package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.Lifecycle;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/**
 * Where an account stands against its own buying rhythm.
 *
 * @param purchaseDates how many days with a purchase there are
 * @param latestPurchases the latest of them, newest first, at most 24
 * @param lateness days since the last purchase, in median gaps
 * @param atRiskFrom the day from which it is AT_RISK if it buys nothing; null without a rhythm
 * @param dormantFrom the day from which it is DORMANT if it buys nothing; null without a rhythm
 */
public record LifecycleExplanation(
        @NotNull Lifecycle lifecycle,
        int purchaseDates,
        LocalDate firstPurchase,
        LocalDate lastPurchase,
        @NotNull List<LocalDate> latestPurchases,
        Integer recencyDays,
        String medianGapDays,
        String lateness,
        @NotNull String atRisk,
        @NotNull String dormant,
        LocalDate atRiskFrom,
        LocalDate dormantFrom,
        @NotNull String text) {}
