package io.abmsuite.segmentation.whatif.api;

import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.kernel.Portfolio;
import io.abmsuite.segmentation.money.DecimalText;
import io.abmsuite.segmentation.money.Money;
import jakarta.validation.constraints.NotNull;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the accounts are together; shares and concentration are null without positive totals.
 *
 * @param paying accounts with a positive total
 * @param classes accounts and share of each ABC class
 */
public record PortfolioResponse(
        int accounts,
        int paying,
        Money positiveTotal,
        @NotNull Map<AbcClass, ClassResponse> classes,
        String top1Share,
        String top5Share,
        String top10Share,
        int majorAccounts,
        String majorShare,
        String hhi,
        String effectiveAccounts,
        String gini,
        String giniCorrected) {

    static PortfolioResponse of(Portfolio portfolio, String currency) {
        Map<AbcClass, ClassResponse> classes = new EnumMap<>(AbcClass.class);
        for (AbcClass letter : AbcClass.values()) {
            classes.put(
                    letter,
                    new ClassResponse(
                            portfolio.classCount().getOrDefault(letter, 0),
                            DecimalText.of(portfolio.classShare().get(letter))));
        }
        return new PortfolioResponse(
                portfolio.accounts(),
                portfolio.payingAccounts(),
                Money.of(portfolio.positiveTotal(), currency),
                classes,
                DecimalText.of(portfolio.top1Share()),
                DecimalText.of(portfolio.top5Share()),
                DecimalText.of(portfolio.top10Share()),
                portfolio.majorAccounts(),
                DecimalText.of(portfolio.majorShare()),
                DecimalText.of(portfolio.hhi()),
                DecimalText.of(portfolio.effectiveAccounts()),
                DecimalText.of(portfolio.gini()),
                DecimalText.of(portfolio.giniCorrected()));
    }

    /** How many accounts a class has, and what they bring. */
    public record ClassResponse(int accounts, String share) {}
}
