package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/**
 * Puts accounts into order by total, the largest first, with one primitive sort: distance from the largest total and position go
 * into one number. Where a distance has more bits than are left beside the position, its lowest are dropped, and accounts that
 * look equal are ordered once more among themselves.
 */
final class TotalOrder {
    private static final int KEY_BITS = 63;

    private final long[] totals;
    private final int[] order;

    private TotalOrder(long[] totals, int[] order) {
        this.totals = totals;
        this.order = order;
    }

    /** Reorders the places by their totals; those with equal totals stay in the order they are in. */
    static void sort(int[] places, long[] totals) {
        new TotalOrder(totals, places).sort(0, places.length);
    }

    private void sort(int from, int to) {
        long largest = Long.MIN_VALUE;
        long smallest = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, totals[order[i]]);
            smallest = Math.min(smallest, totals[order[i]]);
        }
        if (to - from < 2 || largest == smallest) {
            return;
        }
        int positionBits = Integer.SIZE - Integer.numberOfLeadingZeros(to - from - 1);
        int distanceBits = Long.SIZE - Long.numberOfLeadingZeros(largest - smallest);
        int dropped = Math.max(0, distanceBits + positionBits - KEY_BITS);
        long[] keys = new long[to - from];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (largest - totals[order[from + i]]) >>> dropped << positionBits | i;
        }
        Arrays.parallelSort(keys);
        int[] places = Arrays.copyOfRange(order, from, to);
        long position = (1L << positionBits) - 1;
        for (int i = 0; i < keys.length; i++) {
            order[from + i] = places[(int) (keys[i] & position)];
        }
        if (dropped > 0) {
            sortWhatLooksEqual(keys, positionBits, from);
        }
    }

    private void sortWhatLooksEqual(long[] keys, int positionBits, int from) {
        int start = 0;
        for (int i = 1; i <= keys.length; i++) {
            if (i == keys.length || keys[i] >>> positionBits != keys[start] >>> positionBits) {
                sort(from + start, from + i);
                start = i;
            }
        }
    }
}
