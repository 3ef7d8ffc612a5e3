package io.abmsuite.segmentation.run;

import io.abmsuite.segmentation.kernel.Portfolio;
import io.abmsuite.segmentation.publishedclass.ConcentrationBand;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * How much hangs on few accounts.
 *
 * @param band what the share of the major accounts means; null without positive totals
 * @param major accounts with at least the major share, largest first, at most 200 of them
 * @param dominant those of them with at least the dominant share
 */
public record Concentration(Portfolio portfolio, ConcentrationBand band, List<Holder> major, List<Holder> dominant) {

    /** An account with a share worth naming. */
    public record Holder(UUID accountId, String accountCode, BigDecimal share, boolean dominant) {}

    static Concentration of(Portfolio portfolio, List<Holder> major) {
        List<Holder> dominant = major.stream().filter(Holder::dominant).toList();
        return new Concentration(portfolio, ConcentrationBand.of(portfolio.majorShare()), major, dominant);
    }
}
