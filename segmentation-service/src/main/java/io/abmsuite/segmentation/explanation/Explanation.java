package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.run.Strategy;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/**
 * Why a run put an account where it is, for readers and for programs.
 *
 * @param cell both letters; null if one is missing
 * @param strategy what to do with the accounts of the cell; null without a cell
 * @param series all periods of the window, recomputed from the ledger as it was at the watermark
 * @param published the class published now; null if none is
 */
public record Explanation(
        @NotNull UUID accountId,
        @NotNull String accountCode,
        String cell,
        Strategy strategy,
        @NotNull AbcExplanation abc,
        @NotNull XyzExplanation xyz,
        @NotNull List<PeriodValue> series,
        RfmExplanation rfm,
        @NotNull LifecycleExplanation lifecycle,
        DemandExplanation demand,
        @NotNull List<FlagExplanation> flags,
        PublishedBeside published,
        @NotNull Lineage lineage) {}
