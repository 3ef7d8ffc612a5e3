package io.abmsuite.segmentation.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sorts distinct numbers that are not negative and already ascend by their low bits: digit by digit above those, on all
 * processors, and always with the same outcome.
 */
final class RadixSort {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int FEW = 4096;
    private static final int STRETCH = 1 << 16;
    private static final int MOST_STRETCHES = 64;

    private final int stretches;
    private final int size;
    private long[] source;
    private long[] target;

    private RadixSort(long[] keys) {
        size = keys.length;
        stretches = Math.min(MOST_STRETCHES, (size + STRETCH - 1) / STRETCH);
        source = keys;
        target = new long[size];
    }

    /** The numbers in order, in the array given or in another; the bits from {@code low} to before {@code high} decide. */
    static long[] sorted(long[] keys, int low, int high) {
        if (keys.length < FEW) {
            Arrays.sort(keys);
            return keys;
        }
        RadixSort sort = new RadixSort(keys);
        for (int shift = low; shift < high; shift += DIGIT_BITS) {
            sort.distribute(shift);
        }
        return sort.source;
    }

    private void distribute(int shift) {
        int[][] next = IntStream.range(0, stretches)
                .parallel()
                .mapToObj(stretch -> counts(stretch, shift))
                .toArray(int[][]::new);
        int before = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            for (int[] counts : next) {
                int count = counts[bucket];
                counts[bucket] = before;
                before += count;
            }
        }
        IntStream.range(0, stretches).parallel().forEach(stretch -> scatter(stretch, shift, next[stretch]));
        long[] sorted = target;
        target = source;
        source = sorted;
    }

    private int[] counts(int stretch, int shift) {
        int[] counts = new int[BUCKETS];
        int end = start(stretch + 1);
        for (int i = start(stretch); i < end; i++) {
            counts[(int) (source[i] >>> shift) & BUCKETS - 1]++;
        }
        return counts;
    }

    private void scatter(int stretch, int shift, int[] next) {
        int end = start(stretch + 1);
        for (int i = start(stretch); i < end; i++) {
            long key = source[i];
            target[next[(int) (key >>> shift) & BUCKETS - 1]++] = key;
        }
    }

    private int start(int stretch) {
        return (int) ((long) size * stretch / stretches);
    }
}
