package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.Parameters;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.List;

/** A flag and what it means. */
public record FlagExplanation(@NotNull Flag flag, @NotNull String text) {

    static List<FlagExplanation> of(Collection<Flag> flags, Parameters parameters) {
        return flags.stream()
                .sorted()
                .map(flag -> new FlagExplanation(flag, text(flag, parameters)))
                .toList();
    }

    private static String text(Flag flag, Parameters parameters) {
        return switch (flag) {
            case BASIS_FALLBACK -> "The CV the policy asks for does not exist here; the raw one decided.";
            case CV_UNDEFINED -> "There is no CV: the mean is not above zero, or there are too few periods.";
            case DETRENDED_BETTER -> "Without its straight trend it would be in a better XYZ class.";
            case DOMINANT ->
                "A monopoly client: it brings at least " + Figures.plain(parameters.dominantShare())
                        + " % of the total.";
            case HAS_RETURNS -> "There are returns in the window.";
            case INSUFFICIENT_HISTORY ->
                "Its history has fewer than " + parameters.minPeriods() + " periods, so it has no XYZ class.";
            case MAJOR ->
                "A major account: it brings at least " + Figures.plain(parameters.majorShare()) + " % of the total.";
            case NEW_TRUNCATED -> "Its first sale lies in the window; it is measured from then on.";
            case NON_POSITIVE -> "Its total is not above zero.";
            case SEASONAL_BETTER -> "Compared with the same periods a year before it would be in a better XYZ class.";
            case TIE -> "Another account has exactly the same total.";
        };
    }
}
