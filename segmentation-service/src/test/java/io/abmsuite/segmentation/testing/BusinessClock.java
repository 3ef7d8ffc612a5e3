package io.abmsuite.segmentation.testing;

import io.quarkus.test.junit.QuarkusMock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the service under test: it stands, at noon of a day that the test chooses, until the test moves it. */
public final class BusinessClock extends Clock {

    private volatile Instant now;

    private BusinessClock(Instant now) {
        this.now = now;
    }

    /** Takes the place of the service's clock until the test is over. */
    public static BusinessClock at(String day) {
        BusinessClock clock = new BusinessClock(noon(day));
        QuarkusMock.installMockForType(clock, Clock.class);
        return clock;
    }

    /** It is noon of another day now. */
    public void turn(String day) {
        now = noon(day);
    }

    /** So much time passed. */
    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("rules take the zone of the business");
    }

    @Override
    public Instant instant() {
        return now;
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
