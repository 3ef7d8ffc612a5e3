package io.abmsuite.segmentation.kernel;

import java.util.Arrays;
import java.util.List;
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
        List<AccountBlock> blocks = matrix.blocks();
        IntStream.range(0, blocks.size()).parallel().forEach(number -> read(blocks.get(number), number));
        int[] byCode = matrix.codes().byCode();
        int[] byTotal = inWindow(byCode);
        TotalOrder.sort(byTotal, decisions.total);
        Wide base = new Wide();
        for (int place : byTotal) {
            base.add(Math.max(decisions.total[place], 0));
        }
        new AbcRule(matrix.parameters(), decisions, base).classify(byTotal);
        return new Classification(matrix, decisions, byCode, base);
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
        long total = 0;
        if (block.inWindow(at)) {
            int end = block.end(at);
            for (int i = block.start(at) + block.begin[at]; i < end; i++) {
                total += block.series[i];
            }
            block.total[at] = total;
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
