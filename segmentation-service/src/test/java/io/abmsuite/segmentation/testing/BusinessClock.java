package io.abmsuite.segmentation.testing;

import io.quarkus.test.junit.QuarkusMock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the service under test, standing at noon of a day that the test chooses. */
public final class BusinessClock extends Clock {

    private volatile LocalDate today;

    private BusinessClock(LocalDate today) {
        this.today = today;
    }

    /** Takes the place of the service's clock until the test is over. */
    public static BusinessClock at(String day) {
        BusinessClock clock = new BusinessClock(LocalDate.parse(day));
        QuarkusMock.installMockForType(clock, Clock.class);
        return clock;
    }

    /** It is another day now. */
    public void turn(String day) {
        today = LocalDate.parse(day);
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
        return today.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
