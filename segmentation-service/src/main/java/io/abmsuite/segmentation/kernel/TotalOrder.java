package io.abmsuite.segmentation.kernel;

import java.util.stream.IntStream;

/** Puts the accounts of the window into order by total, then code, and notes ranks and ties on the way. */
final class TotalOrder {
    private TotalOrder() {}

    /** Accounts with a row in the window, the largest total first; equal totals stay in code order. */
    static int[] of(Columns columns) {
        int[] present =
                IntStream.range(0, columns.size()).filter(columns::inWindow).toArray();
        Ranking ranking = new Ranking(IntStream.of(present)
                .mapToLong(account -> columns.total[account])
                .toArray());
        int[] order = new int[present.length];
        int[] taken = new int[present.length];
        for (int account : present) {
            int larger = ranking.larger(columns.total[account]);
            columns.rank[account] = larger + 1;
            order[larger + taken[larger]++] = account;
        }
        raiseTies(columns, order);
        return order;
    }

    private static void raiseTies(Columns columns, int[] order) {
        for (int i = 1; i < order.length; i++) {
            if (columns.total[order[i]] == columns.total[order[i - 1]]) {
                columns.raise(order[i - 1], Flag.TIE);
                columns.raise(order[i], Flag.TIE);
            }
        }
    }
}
