package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.DemandPattern;
import io.abmsuite.segmentation.kernel.Parameters;
import jakarta.validation.constraints.NotNull;

/** When and how much an account buys. */
public record DemandExplanation(
        @NotNull String pattern,
        @NotNull String adi,
        @NotNull String cv2Nonzero,
        @NotNull String adiLimit,
        @NotNull String cv2Limit,
        @NotNull String text) {

    /** Null without a period above zero. */
    static DemandExplanation of(AccountResult result, Parameters parameters) {
        DemandPattern pattern = result.demandPattern();
        if (pattern == null) {
            return null;
        }
        boolean often = pattern == DemandPattern.SMOOTH || pattern == DemandPattern.ERRATIC;
        boolean even = pattern == DemandPattern.SMOOTH || pattern == DemandPattern.INTERMITTENT;
        String text = "It buys in one of " + result.adi().toPlainString() + " periods, which is "
                + (often ? "often" : "not often") + " (limit " + Figures.plain(parameters.adiLimit())
                + "), and amounts that are " + (even ? "even" : "uneven") + " (squared CV "
                + result.cv2Nonzero().toPlainString() + ", limit " + Figures.plain(parameters.cv2Limit()) + "): "
                + pattern.word() + ".";
        return new DemandExplanation(
                pattern.word(),
                result.adi().toPlainString(),
                result.cv2Nonzero().toPlainString(),
                parameters.adiLimit().toPlainString(),
                parameters.cv2Limit().toPlainString(),
                text);
    }
}
