package io.abmsuite.platform.outbox;

import java.time.Duration;

/**
 * Tells when to look into the outbox again. A claim that took long and found nothing has passed over the rows of a large
 * transaction under way: to look again at once would take its time from that transaction.
 */
final class EmptyClaims {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);
    private static final int REST = 4;

    private volatile long restUntil;

    EmptyClaims(long now) {
        this.restUntil = now;
    }

    /** True unless an empty claim has just taken long; times are those of {@link System#nanoTime}. */
    boolean mayLook(long now) {
        return now - restUntil >= 0;
    }

    /** A claim has found nothing. */
    void add(long begin, long end) {
        long took = end - begin;
        if (took > SHORT.toNanos()) {
            restUntil = end + Math.min(REST * took, LONGEST_REST.toNanos());
        }
    }
}
