package io.abmsuite.segmentation.calibration;

import io.abmsuite.segmentation.calibration.Trial.Attempt;
import io.abmsuite.segmentation.kernel.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Parameters that fit how the accounts buy.
 *
 * @param reasons why these
 * @param warnings what they cannot cure
 */
public record Proposal(Parameters parameters, List<String> reasons, List<String> warnings) {

    static Proposal of(Parameters base, Quantiles gapsOfA, Quantiles gaps, List<Trial> trials) {
        List<String> reasons = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Rhythm rhythm = rhythm(gapsOfA, gaps, reasons);
        Trial trial = trials.stream()
                .filter(tried -> tried.rhythm() == rhythm)
                .findFirst()
                .orElseThrow();
        Attempt best = best(trial);
        explain(trial, best, reasons, warnings);
        return new Proposal(rhythm.parameters(base, best.limits()), reasons, warnings);
    }

    private static Rhythm rhythm(Quantiles gapsOfA, Quantiles gaps, List<String> reasons) {
        boolean ofA = gapsOfA.count() > 0;
        BigDecimal gap = ofA ? gapsOfA.median() : gaps.median();
        Rhythm rhythm = Rhythm.ofGap(gap);
        if (gap == null) {
            reasons.add("No account has bought twice, so the longest periods are taken: quarters.");
        } else {
            reasons.add("%s buy every %s days in the median: a %s is the shortest period that holds two purchases%s."
                    .formatted(
                            ofA ? "Accounts of class A" : "Accounts",
                            gap.toPlainString(),
                            rhythm.word(),
                            rhythm == Rhythm.QUARTER ? ", or the longest there is" : ""));
        }
        return rhythm;
    }

    /** Class A is spread most evenly; among equals the usual limits of the granularity, then the wider ones. */
    private static Attempt best(Trial trial) {
        return trial.attempts().stream()
                .min(Comparator.comparingInt(
                                (Attempt attempt) -> attempt.classA().largest())
                        .thenComparing(attempt ->
                                !attempt.limits().equals(trial.rhythm().usual()))
                        .thenComparing(attempt -> attempt.limits().x().negate()))
                .orElseThrow();
    }

    private static void explain(Trial trial, Attempt best, List<String> reasons, List<String> warnings) {
        Spread spread = best.classA();
        String limits = best.limits().x() + " / " + best.limits().y();
        if (spread.classified() == 0) {
            reasons.add("No account of class A has an XYZ class, so the usual limits of a %s are taken: %s."
                    .formatted(trial.rhythm().word(), limits));
            warnings.add("There is too little history to tell how steady the accounts of class A are.");
            return;
        }
        reasons.add("Of the limits tried, %s spread class A most evenly: %d X, %d Y, %d Z."
                .formatted(limits, spread.x(), spread.y(), spread.z()));
        if (spread.lopsided()) {
            warnings.add(
                    "More than 90 % of the accounts of class A fall into one XYZ class with any of the limits tried;"
                            + " XYZ tells little about them.");
        }
    }
}
