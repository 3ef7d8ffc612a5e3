package io.abmsuite.client;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long to wait before a request is sent again: as Retry-After says, else twice as long each time. */
final class RetryAfter {

    private static final Duration FIRST = Duration.ofMillis(500);

    private final int attempts;
    private final Duration longest;
    private final Clock clock;

    /**
     * @param attempts how often a request is sent at most
     * @param longest an answer that asks for more than this is given to the caller
     */
    RetryAfter(int attempts, Duration longest, Clock clock) {
        this.attempts = attempts;
        this.longest = longest;
        this.clock = clock;
    }

    /** The time to wait after this many attempts; nothing if it is not worth another one. */
    Optional<Duration> after(int attempt, HttpHeaders answer) {
        if (attempt >= attempts) {
            return Optional.empty();
        }
        Duration wait = answer.firstValue("Retry-After")
                .flatMap(this::parse)
                .orElse(FIRST.multipliedBy(1L << Math.min(attempt - 1, 10)));
        return wait.compareTo(longest) > 0 ? Optional.empty() : Optional.of(wait);
    }

    private Optional<Duration> parse(String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), at.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
