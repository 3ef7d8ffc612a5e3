package io.abmsuite.segmentation.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinuteRuleTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final MinuteRule minutes = new MinuteRule();

    @Test
    void anAccountIsDueWhenItsMinuteIsOver() {
        minutes.sold(7, NOON);

        assertThat(minutes.due(NOON.plusSeconds(60).minusNanos(1))).isEmpty();
        assertThat(minutes.anyDue(NOON.plusSeconds(60).minusNanos(1))).isFalse();
        assertThat(minutes.due(NOON.plusSeconds(60))).containsExactly(7);
        assertThat(minutes.anyDue(NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void moreSalesDoNotMakeItWaitLonger() {
        minutes.sold(7, NOON);

        minutes.sold(7, NOON.plusSeconds(59));

        assertThat(minutes.due(NOON.plusSeconds(60))).containsExactly(7);
    }

    @Test
    void anAccountThatWasToldIsDueAMinuteAfterItsNextSale() {
        minutes.sold(7, NOON);
        minutes.told(7);
        assertThat(minutes.due(NOON.plusSeconds(600))).isEmpty();

        minutes.sold(7, NOON.plusSeconds(30));

        assertThat(minutes.due(NOON.plusSeconds(89))).isEmpty();
        assertThat(minutes.due(NOON.plusSeconds(90))).containsExactly(7);
    }

    @Test
    void eachAccountHasItsOwnMinute() {
        minutes.sold(3, NOON);
        minutes.sold(1, NOON.plusSeconds(1));
        minutes.sold(2, NOON.plusSeconds(2));

        assertThat(minutes.due(NOON.plusSeconds(61))).containsExactly(3, 1);
    }

    @Test
    void manyThatAreDueAreToldInParts() {
        IntStream.range(0, 501).forEach(place -> minutes.sold(place, NOON));

        int[] first = minutes.due(NOON.plusSeconds(60)).toArray();
        IntStream.of(first).forEach(minutes::told);

        assertThat(first).hasSize(500);
        assertThat(minutes.due(NOON.plusSeconds(60))).containsExactly(500);
    }
}
