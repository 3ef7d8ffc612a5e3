package io.abmsuite.segmentation.calibration.api;

import io.abmsuite.segmentation.calibration.Calibration;
import io.abmsuite.segmentation.calibration.Proposal;
import io.abmsuite.segmentation.calibration.Quantiles;
import io.abmsuite.segmentation.policy.ParameterValues;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How the accounts buy, how they come out with several granularities and limits, and what is proposed.
 *
 * @param gaps the accounts' own median gaps between purchases, of those with a purchase in the last twelve months
 * @param gapsOfA those of class A
 * @param trials weeks, months and quarters of a year, each with several limits
 */
public record CalibrationResponse(
        @NotNull String policy,
        @NotNull LocalDate asOf,
        String currency,
        long watermark,
        @NotNull GapsResponse gaps,
        @NotNull GapsResponse gapsOfA,
        @NotNull List<TrialResponse> trials,
        @NotNull ProposalResponse proposal) {

    static CalibrationResponse of(Calibration calibration) {
        return new CalibrationResponse(
                calibration.policy(),
                calibration.asOf(),
                calibration.currency(),
                calibration.watermark(),
                GapsResponse.of(calibration.gaps()),
                GapsResponse.of(calibration.gapsOfA()),
                calibration.trials().stream().map(TrialResponse::of).toList(),
                ProposalResponse.of(calibration.proposal()));
    }

    /**
     * Days between purchases: so many percent of the accounts have at most this median gap.
     *
     * @param accounts with two purchases at least
     */
    public record GapsResponse(int accounts, String p10, String p25, String median, String p75, String p90) {

        static GapsResponse of(Quantiles gaps) {
            return new GapsResponse(
                    gaps.count(),
                    text(gaps.p10()),
                    text(gaps.p25()),
                    text(gaps.median()),
                    text(gaps.p75()),
                    text(gaps.p90()));
        }

        private static String text(BigDecimal days) {
            return days == null ? null : days.toPlainString();
        }
    }

    /**
     * What is proposed; POST it as a policy to use it.
     *
     * @param parameters a whole set
     * @param reasons why these
     * @param warnings what they cannot cure
     */
    public record ProposalResponse(
            @NotNull Map<String, Object> parameters,
            @NotNull List<String> reasons,
            @NotNull List<String> warnings) {

        static ProposalResponse of(Proposal proposal) {
            return new ProposalResponse(
                    ParameterValues.write(proposal.parameters()), proposal.reasons(), proposal.warnings());
        }
    }
}
