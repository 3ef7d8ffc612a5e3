package io.abmsuite.segmentation.run.api;

import io.abmsuite.segmentation.kernel.Portfolio;
import io.abmsuite.segmentation.publishedclass.ConcentrationBand;
import io.abmsuite.segmentation.run.Concentration;
import io.abmsuite.segmentation.run.Run;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
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
                text(portfolio.top1Share()),
                text(portfolio.top5Share()),
                text(portfolio.top10Share()),
                text(portfolio.hhi()),
                text(portfolio.effectiveAccounts()),
                text(portfolio.gini()),
                text(portfolio.giniCorrected()),
                portfolio.majorAccounts(),
                text(portfolio.majorShare()),
                concentration.band(),
                holders(concentration.major()),
                holders(concentration.dominant()));
    }

    private static List<HolderResponse> holders(List<Concentration.Holder> holders) {
        return holders.stream().map(HolderResponse::of).toList();
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** An account with its share. */
    public record HolderResponse(
            @NotNull UUID accountId, @NotNull String accountCode, String share) {

        static HolderResponse of(Concentration.Holder holder) {
            return new HolderResponse(holder.accountId(), holder.accountCode(), text(holder.share()));
        }
    }
}
