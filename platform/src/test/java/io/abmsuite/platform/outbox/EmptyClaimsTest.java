package io.abmsuite.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmptyClaimsTest {

    private static final long BEGIN = Long.MAX_VALUE - millis(100);

    private final EmptyClaims claims = new EmptyClaims(BEGIN);

    @Test
    void looksAgainAtOnceAfterAShortClaim() {
        assertThat(claims.mayLook(BEGIN)).isTrue();

        claims.add(BEGIN, BEGIN + millis(100));

        assertThat(claims.mayLook(BEGIN + millis(100))).isTrue();
    }

    @Test
    void restsAfterALongOne() {
        claims.add(BEGIN, BEGIN + millis(200));

        assertThat(claims.mayLook(BEGIN + millis(999))).isFalse();
        assertThat(claims.mayLook(BEGIN + millis(1000))).isTrue();
    }

    @Test
    void restsForTwoSecondsAtMost() {
        claims.add(BEGIN, BEGIN + millis(60_000));

        assertThat(claims.mayLook(BEGIN + millis(61_999))).isFalse();
        assertThat(claims.mayLook(BEGIN + millis(62_000))).isTrue();
    }

    private static long millis(long count) {
        return TimeUnit.MILLISECONDS.toNanos(count);
    }
}
