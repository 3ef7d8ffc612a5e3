package io.abmsuite.segmentation.kernel;

import java.util.Arrays;

/**
 * Accounts in order of their totals, the largest first, from one primitive sort: distance from the largest total and position go
 * into one number. Where a distance has more bits than are left beside the position, its lowest are dropped, and accounts that
 * look equal are ordered once more among themselves.
 */
final class TotalOrder {
    private static final int KEY_BITS = 63;

    /** Places in order. */
    final int[] places;
    /** Their totals, in the same order. */
    final long[] totals;

    private TotalOrder(int[] places, long[] totals) {
        this.places = places;
        this.totals = totals;
    }

    /** Of some places, given in order of their codes, which those with equal totals keep. */
    static TotalOrder of(int[] byCode, long[] totalOf) {
        long largest = Long.MIN_VALUE;
        long smallest = Long.MAX_VALUE;
        for (int place : byCode) {
            largest = Math.max(largest, totalOf[place]);
            smallest = Math.min(smallest, totalOf[place]);
        }
        int size = byCode.length;
        int positionBits = size < 2 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        int distanceBits = Long.SIZE - Long.numberOfLeadingZeros(largest - smallest);
        int dropped = Math.max(0, distanceBits + positionBits - KEY_BITS);
        long first = largest;
        long[] keys = new long[size];
        Stretches.of(size, (from, to) -> {
            for (int i = from; i < to; i++) {
                keys[i] = (first - totalOf[byCode[i]]) >>> dropped << positionBits | i;
            }
        });
        long[] sorted = RadixSort.sorted(keys, positionBits, positionBits + distanceBits - dropped);
        int[] places = new int[size];
        long position = (1L << positionBits) - 1;
        Stretches.of(size, (from, to) -> {
            for (int i = from; i < to; i++) {
                places[i] = byCode[(int) (sorted[i] & position)];
                sorted[i] = totalOf[places[i]];
            }
        });
        TotalOrder order = new TotalOrder(places, sorted);
        if (dropped > 0) {
            order.sortWhatLooksEqual(largest, dropped, totalOf);
        }
        return order;
    }

    int size() {
        return places.length;
    }

    /** Where the accounts begin whose total is the one at a place in the order. */
    int firstOfEqual(int index) {
        int first = index;
        while (first > 0 && totals[first - 1] == totals[index]) {
            first--;
        }
        return first;
    }

    private void sortWhatLooksEqual(long largest, int dropped, long[] totalOf) {
        int start = 0;
        boolean mixed = false;
        for (int i = 1; i <= places.length; i++) {
            if (i < places.length && (largest - totals[i]) >>> dropped == (largest - totals[start]) >>> dropped) {
                mixed |= totals[i] != totals[start];
                continue;
            }
            if (mixed) {
                sort(start, i, totalOf);
            }
            start = i;
            mixed = false;
        }
    }

    private void sort(int from, int to, long[] totalOf) {
        TotalOrder part = of(Arrays.copyOfRange(places, from, to), totalOf);
        System.arraycopy(part.places, 0, places, from, to - from);
        System.arraycopy(part.totals, 0, totals, from, to - from);
    }
}
