package io.abmsuite.platform.web;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests of each principal in windows of fixed length; one instance knows of its own requests only. */
final class RateLimit {

    /** What a request may know of its limit: requests left and seconds until the window ends; allowed or not. */
    record Decision(boolean allowed, long remaining, long seconds) {}

    private record Window(long number, ConcurrentMap<String, AtomicLong> counts) {}

    private final long quota;
    private final long seconds;
    private final Clock clock;
    private volatile Window window = new Window(-1, new ConcurrentHashMap<>());

    RateLimit(long quota, long seconds, Clock clock) {
        this.quota = quota;
        this.seconds = seconds;
        this.clock = clock;
    }

    Decision count(String principal) {
        long now = clock.instant().getEpochSecond();
        long used = current(now / seconds)
                .counts()
                .computeIfAbsent(principal, any -> new AtomicLong())
                .incrementAndGet();
        return new Decision(used <= quota, Math.max(0, quota - used), seconds - now % seconds);
    }

    private Window current(long number) {
        Window known = window;
        if (known.number() == number) {
            return known;
        }
        synchronized (this) {
            if (window.number() != number) {
                window = new Window(number, new ConcurrentHashMap<>());
            }
            return window;
        }
    }
}
