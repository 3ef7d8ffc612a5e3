package io.abmsuite.accounts.sale;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** The dates a sale may have: up to tomorrow, for sources in other time zones. */
@ApplicationScoped
public class SaleDates {

    private final Clock clock;

    SaleDates(Clock clock) {
        this.clock = clock;
    }

    /** True if the date lies after tomorrow. */
    public boolean isTooLate(LocalDate date) {
        return date.isAfter(
                LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(1));
    }
}
