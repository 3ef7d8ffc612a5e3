package io.abmsuite.platform.write;

import java.util.concurrent.atomic.AtomicInteger;

/** What a request has led to: changes that are accounted for, and creations that had happened before. */
public final class WriteTrace {

    private final AtomicInteger settled = new AtomicInteger();
    private volatile boolean repetition;

    /** One change is accounted for: it has an audit entry, or has changed nothing. */
    public void settle() {
        settled.incrementAndGet();
    }

    /** The request, or an item of it, asks for what has happened before. */
    public void repeat() {
        repetition = true;
    }

    public int settled() {
        return settled.get();
    }

    public boolean isRepetition() {
        return repetition;
    }
}
