package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.CvBasis;
import io.abmsuite.segmentation.kernel.Flag;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.XyzClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Explains the XYZ class of one account by its own series. */
final class XyzExplainer {

    private final Parameters parameters;
    private final AccountResult result;

    XyzExplainer(Parameters parameters, AccountResult result) {
        this.parameters = parameters;
        this.result = result;
    }

    XyzExplanation explain() {
        boolean undecided = result.xyzClass() == null || has(Flag.CV_UNDEFINED);
        BigDecimal deciding = undecided ? null : deciding();
        return new XyzExplanation(
                result.xyzClass(),
                result.observedPeriods(),
                parameters.minPeriods(),
                Figures.text(result.mean()),
                Figures.text(result.stddev()),
                Figures.text(result.cv()),
                Figures.text(result.cvDetrended()),
                Figures.text(result.cvSeasonal()),
                parameters.toMap().get("cv_basis"),
                Figures.text(deciding),
                parameters.xLimit().toPlainString(),
                parameters.yLimit().toPlainString(),
                deciding == null ? null : Figures.text(deciding.subtract(parameters.xLimit())),
                deciding == null ? null : Figures.text(deciding.subtract(parameters.yLimit())),
                reasons(deciding));
    }

    private BigDecimal deciding() {
        if (has(Flag.BASIS_FALLBACK)) {
            return result.cv();
        }
        return switch (parameters.cvBasis()) {
            case RAW -> result.cv();
            case DETRENDED -> result.cvDetrended();
            case SEASONAL -> result.cvSeasonal();
        };
    }

    private List<String> reasons(BigDecimal deciding) {
        if (result.observedPeriods() == null) {
            return List.of("There is no sale in the window, so there is no XYZ class.");
        }
        List<String> reasons = new ArrayList<>();
        reasons.add(result.observedPeriods() + " periods are observed since the first sale, " + result.activePeriods()
                + " of them have a value; the policy asks for " + parameters.minPeriods() + ".");
        if (has(Flag.INSUFFICIENT_HISTORY)) {
            reasons.add("That is too short a history, so there is no XYZ class.");
            return reasons;
        }
        if (has(Flag.BASIS_FALLBACK)) {
            reasons.add("The " + parameters.toMap().get("cv_basis")
                    + " CV the policy asks for does not exist here; the raw one decides.");
        } else if (parameters.cvBasis() != CvBasis.RAW) {
            reasons.add("The policy lets the " + parameters.toMap().get("cv_basis") + " CV decide.");
        }
        if (deciding == null) {
            reasons.add("There is no coefficient of variation, because the mean is not above zero or there are too few"
                    + " periods; the class is Z.");
        } else {
            reasons.add(decided(deciding));
        }
        return reasons;
    }

    private String decided(BigDecimal cv) {
        String said = "The coefficient of variation is " + cv.toPlainString() + ", which is ";
        String x = Figures.plain(parameters.xLimit()) + " (x_limit)";
        String y = Figures.plain(parameters.yLimit()) + " (y_limit)";
        if (result.xyzClass() == XyzClass.X) {
            return said + "at most " + x + ", so it is X.";
        }
        return result.xyzClass() == XyzClass.Y
                ? said + "above " + x + " and at most " + y + ", so it is Y." + rounded(cv, parameters.xLimit())
                : said + "above " + y + ", so it is Z." + rounded(cv, parameters.yLimit());
    }

    /** The figure shown is rounded, the decision was exact. */
    private static String rounded(BigDecimal cv, BigDecimal limit) {
        return cv.compareTo(limit) == 0 ? " (The figure shown is rounded; the exact one is above the limit.)" : "";
    }

    private boolean has(Flag flag) {
        return result.flags().contains(flag);
    }
}
