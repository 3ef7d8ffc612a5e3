package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** Answers how many values are smaller than one, from one primitive sort; a million accounts need no boxed keys. */
final class Ranking {
    private final long[] ascending;

    Ranking(long[] values) {
        ascending = values;
        Arrays.parallelSort(ascending);
    }

    int smaller(long value) {
        int from = 0;
        int to = ascending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
