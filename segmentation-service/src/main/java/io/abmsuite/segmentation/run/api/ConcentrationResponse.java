package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.kernel.Portfolio;
import io.abmsuite.segmentation.money.DecimalText;
import io.abmsuite.segmentation.publishedclass.ConcentrationBand;
import io.abmsuite.segmentation.run.Concentration;
import io.abmsuite.segmentation.run.Run;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How much hangs on few accounts; figures are null without positive totals.
 *
 * @param band of the share of the major accounts: 30 to 55 % is normal, above 75 % is mono-dependence
 * @param major the major accounts, largest first, at most 200
 * @param dominant the monopoly clients among them
 */
public record ConcentrationResponse(
        UUID runId,
        LocalDate asOf,
        String top1Share,
        String top5Share,
        String top10Share,
        String hhi,
        String effectiveAccounts,
        String gini,
        String giniCorrected,
        int majorAccounts,
        String majorShare,
        ConcentrationBand band,
        List<HolderResponse> major,
        List<HolderResponse> dominant) {

    static ConcentrationResponse of(Run run, Concentration concentration) {
        Portfolio portfolio = concentration.portfolio();
        return new ConcentrationResponse(
                run.id(),
                run.asOf(),
                DecimalText.of(portfolio.top1Share()),
                DecimalText.of(portfolio.top5Share()),
                DecimalText.of(portfolio.top10Share()),
                DecimalText.of(portfolio.hhi()),
                DecimalText.of(portfolio.effectiveAccounts()),
                DecimalText.of(portfolio.gini()),
                DecimalText.of(portfolio.giniCorrected()),
                portfolio.majorAccounts(),
                DecimalText.of(portfolio.majorShare()),
                concentration.band(),
                holders(concentration.major()),
                holders(concentration.dominant()));
    }

    private static List<HolderResponse> holders(List<Concentration.Holder> holders) {
        return holders.stream().map(HolderResponse::of).toList();
    }

    /** An account with its share. */
    public record HolderResponse(
            @NotNull UUID accountId, @NotNull String accountCode, String share) {

        static HolderResponse of(Concentration.Holder holder) {
            return new HolderResponse(holder.accountId(), holder.accountCode(), DecimalText.of(holder.share()));
        }
    }
}
