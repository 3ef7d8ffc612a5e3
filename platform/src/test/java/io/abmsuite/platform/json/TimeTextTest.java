package io.abmsuite.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-26T14:32:10.173307Z",
                "2026-11-26T14:32:10.173Z",
                "2026-11-26T14:32:10.000007Z",
                "2026-11-26T14:32:00Z",
                "2026-11-26T14:32:10.000000001Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z",
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void isWhatAnInstantSays(String text) {
        assertThat(TimeText.of(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void isWhatAnyInstantSays() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(400_000_000_000L) - 70_000_000_000L)
                    .plusNanos(random.nextInt(1_000_000) * (i % 2 == 0 ? 1000L : 1L));
            assertThat(TimeText.of(time)).isEqualTo(time.toString());
        }
    }
}
