package io.abmsuite.segmentation.live;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Accounts that only sold more, by place: each is told when its minute is over, so that none is told more often. */
final class MinuteRule {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    /** When each may be told, the first to come in front. */
    private final Map<Integer, Instant> waiting = new LinkedHashMap<>();

    /** An account sold more; if it waits already, it waits no longer because of that. */
    void sold(int place, Instant now) {
        waiting.putIfAbsent(place, now.plus(MINUTE));
    }

    /** Some of the accounts whose minute is over, so that no round takes long because of them. */
    IntStream due(Instant now) {
        return waiting.entrySet().stream()
                .takeWhile(entry -> !entry.getValue().isAfter(now))
                .limit(AT_ONCE)
                .mapToInt(Map.Entry::getKey);
    }

    boolean anyDue(Instant now) {
        return due(now).findAny().isPresent();
    }

    /** An account was told, for whatever reason: its next minute begins with its next sale. */
    void told(int place) {
        waiting.remove(place);
    }
}
