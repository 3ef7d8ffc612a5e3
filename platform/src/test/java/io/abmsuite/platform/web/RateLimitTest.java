package io.abmsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.web.RateLimit.Decision;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private Instant now = Instant.parse("2026-01-15T10:00:10Z");
    private final RateLimit limit = new RateLimit(3, 60, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void countsDownAndRefusesWhatIsTooMuch() {
        assertThat(limit.count("anna")).isEqualTo(new Decision(true, 2, 50));
        assertThat(limit.count("anna")).isEqualTo(new Decision(true, 1, 50));
        assertThat(limit.count("anna")).isEqualTo(new Decision(true, 0, 50));
        assertThat(limit.count("anna")).isEqualTo(new Decision(false, 0, 50));
    }

    @Test
    void keepsPrincipalsApart() {
        for (int i = 0; i < 4; i++) {
            limit.count("anna");
        }

        assertThat(limit.count("boris").allowed()).isTrue();
    }

    @Test
    void beginsAnewWithTheNextWindow() {
        for (int i = 0; i < 4; i++) {
            limit.count("anna");
        }
        now = now.plusSeconds(50);

        assertThat(limit.count("anna")).isEqualTo(new Decision(true, 2, 60));
    }

    @Test
    void allowsExactlyTheQuotaThoughManyAskAtOnce() throws InterruptedException {
        RateLimit large = new RateLimit(1000, 60, Clock.fixed(now, ZoneOffset.UTC));
        AtomicInteger allowed = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            callers.execute(() -> {
                for (int n = 0; n < 500; n++) {
                    if (large.count("anna").allowed()) {
                        allowed.incrementAndGet();
                    }
                }
            });
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(allowed).hasValue(1000);
    }
}
