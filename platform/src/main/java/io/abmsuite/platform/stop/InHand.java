package io.abmsuite.platform.stop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts what is in hand; a stop can wait until nothing is. */
public final class InHand {

    private int count;

    /** One more is in hand. */
    public synchronized void begin() {
        count++;
    }

    /** One has come to its end. */
    public synchronized void end() {
        count--;
        notifyAll();
    }

    /** Waits until nothing is in hand; false if the patience ends before. */
    public synchronized boolean awaitNone(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); count > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return count == 0;
    }
}
