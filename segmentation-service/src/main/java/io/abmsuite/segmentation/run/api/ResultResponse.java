package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.Lifecycle;
import io.abmsuite.segmentation.kernel.XyzClass;
import io.abmsuite.segmentation.money.DecimalText;
import io.abmsuite.segmentation.money.Money;
import io.abmsuite.segmentation.run.ResultLine;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/** What a run found out about one account; the fields are those of the results CSV, and the account's id. */
public record ResultResponse(
        Integer rank,
        @NotNull UUID accountId,
        @NotNull String accountCode,
        Money total,
        String share,
        String cumShare,
        AbcClass abcClass,
        Integer nObs,
        Integer activePeriods,
        String mean,
        String stddev,
        String cv,
        XyzClass xyzClass,
        String cell,
        String cvDetrended,
        String cvSeasonal,
        String adi,
        String cv2Nonzero,
        String demandPattern,
        long purchases,
        Integer recencyDays,
        String medianGapDays,
        String lateness,
        @NotNull Lifecycle lifecycle,
        String rfm,
        @NotNull List<Flag> flags) {

    static ResultResponse of(ResultLine line, String currency) {
        AccountResult result = line.result();
        return new ResultResponse(
                result.rank(),
                line.accountId(),
                result.accountId(),
                Money.of(result.total(), currency),
                DecimalText.of(result.share()),
                DecimalText.of(result.cumShare()),
                result.abcClass(),
                result.observedPeriods(),
                result.activePeriods(),
                DecimalText.of(result.mean()),
                DecimalText.of(result.stddev()),
                DecimalText.of(result.cv()),
                result.xyzClass(),
                result.cell(),
                DecimalText.of(result.cvDetrended()),
                DecimalText.of(result.cvSeasonal()),
                DecimalText.of(result.adi()),
                DecimalText.of(result.cv2Nonzero()),
                result.demandPattern() == null ? null : result.demandPattern().word(),
                result.purchases(),
                result.recencyDays(),
                DecimalText.of(result.medianGapDays()),
                DecimalText.of(result.lateness()),
                result.lifecycle(),
                result.rfm(),
                result.flags().stream()
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .toList());
    }
}
