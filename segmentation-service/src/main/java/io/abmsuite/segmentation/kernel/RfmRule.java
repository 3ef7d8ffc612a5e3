package io.abmsuite.segmentation.kernel;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Step 13: fifths by recency, purchases and total among the accounts that bought in the window; ties share a score. */
final class RfmRule {
    private static final int FIFTHS = 5;

    private final AccountBlocks accounts;
    private final Decisions decisions;
    private final int[] pool;
    private final short[] scores;

    RfmRule(AccountBlocks accounts, Decisions decisions) {
        this.accounts = accounts;
        this.decisions = decisions;
        this.pool = IntStream.range(0, decisions.size())
                .filter(place -> accounts.purchases(place) > 0)
                .toArray();
        this.scores = new short[decisions.size()];
    }

    /** Three digits by place, or 0 without a purchase in the window. */
    short[] scores() {
        add(100, accounts::lastPurchase);
        add(10, accounts::purchases);
        add(1, place -> decisions.total[place]);
        return scores;
    }

    /** An earlier last purchase is a worse recency, so in each of the three the smaller value is the worse one. */
    private void add(int weight, IntToLongFunction value) {
        Ranking ranking =
                new Ranking(IntStream.of(pool).mapToLong(value::applyAsLong).toArray());
        for (int place : pool) {
            long worse = ranking.smaller(value.applyAsLong(place));
            long score = 1 + FIFTHS * worse / pool.length;
            scores[place] = (short) (scores[place] + weight * score);
        }
    }
}
