package io.abmsuite.segmentation.kernel;

import java.util.stream.IntStream;

/** Shares a range out to all processors, in stretches that are the same however many there are. */
final class Stretches {
    private static final int SIZE = 1 << 15;

    private Stretches() {}

    /** Works on a stretch, from a place to before another. */
    interface Work {
        void on(int from, int to);
    }

    static void of(int size, Work work) {
        int count = (size + SIZE - 1) / SIZE;
        IntStream.range(0, count)
                .parallel()
                .forEach(number -> work.on(number * SIZE, Math.min(size, (number + 1) * SIZE)));
    }
}
