package io.abmsuite.segmentation.kernel;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Step 13: fifths by recency, purchases and total among the accounts that bought in the window; ties share a score. */
final class RfmRule {
    private static final int FIFTHS = 5;

    private final Columns columns;
    private final int[] pool;

    RfmRule(Columns columns) {
        this.columns = columns;
        this.pool = IntStream.range(0, columns.size())
                .filter(account -> columns.purchases[account] > 0)
                .toArray();
    }

    void score() {
        add(100, account -> columns.lastPurchase[account]);
        add(10, account -> columns.purchases[account]);
        add(1, account -> columns.total[account]);
    }

    /** An earlier last purchase is a worse recency, so in each of the three the smaller value is the worse one. */
    private void add(int weight, IntToLongFunction value) {
        Ranking ranking =
                new Ranking(IntStream.of(pool).mapToLong(value::applyAsLong).toArray());
        for (int account : pool) {
            long worse = ranking.smaller(value.applyAsLong(account));
            long score = 1 + FIFTHS * worse / pool.length;
            columns.rfm[account] = (short) (columns.rfm[account] + weight * score);
        }
    }
}
