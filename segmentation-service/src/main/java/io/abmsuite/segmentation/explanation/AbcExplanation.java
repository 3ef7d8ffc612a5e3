package io.abmsuite.segmentation.explanation;

import io.abmsuite.segmentation.kernel.AbcClass;
import io.abmsuite.segmentation.money.Money;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * Why an account has its ABC class.
 *
 * @param totalOfAll what shares are of: the sum of the positive totals
 * @param before what larger totals add up to; of the whole block if ties share a class
 * @param after the same with the account, and with its block if ties share a class
 * @param blockAccounts how many accounts have the same total and share the class
 * @param reasons the rules that decided, in their order
 * @param up what lifts it into a better class; null if nothing does
 * @param down what drops it into a worse class; null if there is none
 */
public record AbcExplanation(
        AbcClass letter,
        Integer rank,
        Money total,
        String share,
        String cumShare,
        @NotNull Money totalOfAll,
        Money before,
        String shareBefore,
        Money after,
        String shareAfter,
        Integer blockAccounts,
        @NotNull String boundary,
        @NotNull String aLimit,
        @NotNull String bLimit,
        @NotNull List<String> reasons,
        AbcMove up,
        AbcMove down) {

    /**
     * A change of the total, everything else equal, that changes the class.
     *
     * @param to the class it leads to; null: none
     * @param by the smallest such change, exact
     * @param total what the total would be
     */
    public record AbcMove(
            AbcClass to,
            @NotNull Money by,
            @NotNull Money total,
            @NotNull String text) {}
}
