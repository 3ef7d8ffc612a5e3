package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/** Answers how many values are smaller or larger than one, from one primitive sort; a million accounts need no boxed keys. */
final class Ranking {
    private final long[] ascending;

    Ranking(long[] values) {
        ascending = values;
        Arrays.parallelSort(ascending);
    }

    int size() {
        return ascending.length;
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

    int larger(long value) {
        return ascending.length - (value == Long.MAX_VALUE ? ascending.length : smaller(value + 1));
    }
}
