package io.abmsuite.segmentation.calibration.api;

import io.abmsuite.segmentation.calibration.Spread;
import io.abmsuite.segmentation.calibration.Trial;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One granularity, tried with several limits. */
public record TrialResponse(
        @NotNull String granularity,
        int periods,
        int minPeriods,
        @NotNull LocalDate windowStart,
        @NotNull LocalDate windowEnd,
        @NotNull List<AttemptResponse> limits) {

    static TrialResponse of(Trial trial) {
        return new TrialResponse(
                trial.rhythm().word(),
                trial.rhythm().periods(),
                trial.rhythm().minPeriods(),
                trial.window().start(),
                trial.window().end(),
                trial.attempts().stream().map(AttemptResponse::of).toList());
    }

    /**
     * What came out with some limits.
     *
     * @param lopsided more than 90 % of the accounts of class A fall into one XYZ class: a warning
     */
    public record AttemptResponse(
            @NotNull String xLimit,
            @NotNull String yLimit,
            @NotNull SpreadResponse accounts,
            @NotNull SpreadResponse classA,
            boolean lopsided) {

        static AttemptResponse of(Trial.Attempt attempt) {
            return new AttemptResponse(
                    attempt.limits().x().toPlainString(),
                    attempt.limits().y().toPlainString(),
                    SpreadResponse.of(attempt.all()),
                    SpreadResponse.of(attempt.classA()),
                    attempt.classA().lopsided());
        }
    }

    /**
     * Accounts by XYZ class; shares are of those that have one.
     *
     * @param none without an XYZ class
     */
    public record SpreadResponse(int x, int y, int z, int none, String xShare, String yShare, String zShare) {

        static SpreadResponse of(Spread spread) {
            return new SpreadResponse(
                    spread.x(),
                    spread.y(),
                    spread.z(),
                    spread.none(),
                    text(spread.share(spread.x())),
                    text(spread.share(spread.y())),
                    text(spread.share(spread.z())));
        }

        private static String text(BigDecimal share) {
            return share == null ? null : share.toPlainString();
        }
    }
}
