package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.AccountResult;
import io.abmsuite.segmentation.kernel.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Explains the lifecycle of one account by the days on which it bought. */
final class LifecycleExplainer {

    private static final int LATEST = 24;

    private final Parameters parameters;
    private final AccountResult result;
    private final List<LocalDate> purchases;

    LifecycleExplainer(Parameters parameters, AccountResult result, List<LocalDate> purchases) {
        this.parameters = parameters;
        this.result = result;
        this.purchases = purchases;
    }

    LifecycleExplanation explain() {
        int count = purchases.size();
        List<LocalDate> latest = new ArrayList<>(purchases.subList(Math.max(0, count - LATEST), count));
        Collections.reverse(latest);
        return new LifecycleExplanation(
                result.lifecycle(),
                count,
                count == 0 ? null : purchases.get(0),
                count == 0 ? null : purchases.get(count - 1),
                latest,
                result.recencyDays(),
                Figures.text(result.medianGapDays()),
                Figures.text(result.lateness()),
                parameters.atRisk().toPlainString(),
                parameters.dormant().toPlainString(),
                from(parameters.atRisk()),
                from(parameters.dormant()),
                text());
    }

    /** The first day that is later than so many median gaps after the last purchase. */
    private LocalDate from(BigDecimal gaps) {
        if (result.medianGapDays() == null) {
            return null;
        }
        long days = gaps.multiply(result.medianGapDays())
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        return purchases.get(purchases.size() - 1).plusDays(Math.addExact(days, 1));
    }

    private String text() {
        String rhythm = result.medianGapDays() == null
                ? ""
                : " It usually buys every " + Figures.plain(result.medianGapDays()) + " days; the last purchase is "
                        + result.recencyDays() + " days ago, that is "
                        + result.lateness().toPlainString()
                        + " times as long. Up to " + Figures.plain(parameters.atRisk()) + " times is ACTIVE, up to "
                        + Figures.plain(parameters.dormant()) + " times AT_RISK, beyond it DORMANT.";
        return switch (result.lifecycle()) {
            case PROSPECT -> "It has never bought.";
            case LOST -> "Its last purchase lies before the window." + rhythm;
            case ONE_OFF -> "It has bought on one day only, so it has no rhythm yet.";
            case ACTIVE -> "It buys in its usual rhythm." + rhythm;
            case AT_RISK -> "It is later than usual." + rhythm;
            case DORMANT -> "It is much later than usual." + rhythm;
        };
    }
}
