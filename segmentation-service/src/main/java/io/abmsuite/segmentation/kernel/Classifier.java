package io.abmsuite.segmentation.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Steps 2 to 14 over a matrix, but for the scores and running shares that only full results have. */
final class Classifier {
    private final AccountMatrix matrix;
    private final XyzRule xyz;
    private final LifecycleRule lifecycle;
    private final Decisions decisions;

    Classifier(AccountMatrix matrix) {
        Periods periods = matrix.periods();
        this.matrix = matrix;
        this.xyz = new XyzRule(matrix.parameters());
        this.lifecycle = new LifecycleRule(
                matrix.parameters(), Math.toIntExact(matrix.asOf().toEpochDay()), periods.firstDay(periods.lead()));
        this.decisions = new Decisions(matrix.size());
    }

    Classification classify() {
        AccountBlocks blocks = matrix.accounts();
        IntStream.range(0, blocks.count()).parallel().forEach(number -> read(blocks.get(number), number));
        int[] byCode = matrix.codes().byCode();
        TotalOrder order = TotalOrder.of(inWindow(byCode), decisions.total);
        Wide base = new Wide();
        for (int i = 0; i < order.size() && order.totals[i] > 0; i++) {
            base.add(order.totals[i]);
        }
        AbcRule abc = new AbcRule(matrix.parameters(), order, base);
        Stretches.of(order.size(), (from, to) -> decide(order, abc, from, to));
        return new Classification(matrix, decisions, byCode, base);
    }

    /** Decides on the accounts of a stretch of the order. */
    private void decide(TotalOrder order, AbcRule abc, int from, int to) {
        int first = order.firstOfEqual(from);
        for (int i = from; i < to; i++) {
            int place = order.places[i];
            if (order.totals[i] != order.totals[first]) {
                first = i;
            }
            boolean tie = first < i || (i + 1 < order.size() && order.totals[i + 1] == order.totals[i]);
            decisions.rank[place] = first + 1;
            decisions.raise(place, (short) (abc.flags(i) | (tie ? Flag.TIE.mask() : 0)));
            AbcClass letter = abc.letter(i);
            if (letter != null) {
                decisions.decide(place, letter);
            }
        }
    }

    private void read(AccountBlock block, int number) {
        int first = number << AccountBlock.BITS;
        int accounts = Math.min(AccountBlock.SIZE, decisions.size() - first);
        for (int at = block.stale.nextSetBit(0); at >= 0; at = block.stale.nextSetBit(at + 1)) {
            settle(block, at);
        }
        block.stale.clear();
        for (int at = 0; at < accounts; at++) {
            int place = first + at;
            Lifecycle stage = lifecycle.of(block.lastPurchase[at], block.medianGapTwice[at]);
            decisions.start(place, block.xyz[at], stage);
            decisions.flags[place] = block.flags[at];
            decisions.total[place] = block.total[at];
            decisions.rank[place] = block.inWindow(at) ? 1 : 0;
        }
    }

    private void settle(AccountBlock block, int at) {
        if (block.inWindow(at)) {
            xyz.classify(block, at);
        } else {
            block.total[at] = 0;
            block.xyz[at] = AccountBlock.NO_CLASS;
        }
    }

    private int[] inWindow(int[] byCode) {
        int[] places = new int[byCode.length];
        int count = 0;
        for (int place : byCode) {
            if (decisions.inWindow(place)) {
                places[count++] = place;
            }
        }
        return count == places.length ? places : Arrays.copyOf(places, count);
    }
}
