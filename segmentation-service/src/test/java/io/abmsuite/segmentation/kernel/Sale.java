package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One row of input as a person would write it; margin and quantity may be absent. */
record Sale(String account, LocalDate day, BigDecimal amount, BigDecimal margin, BigDecimal quantity) {

    static Sale of(String account, String day, String amount) {
        return new Sale(account, LocalDate.parse(day), new BigDecimal(amount), null, null);
    }

    Sale withAmount(BigDecimal other) {
        return new Sale(account, day, other, margin, quantity);
    }

    Sale on(LocalDate other) {
        return new Sale(account, other, amount, margin, quantity);
    }

    Sale to(String other) {
        return new Sale(other, day, amount, margin, quantity);
    }

    DayTotal total() {
        return new DayTotal(
                day.toEpochDay(),
                units(amount),
                margin == null ? 0 : units(margin),
                quantity == null ? 0 : units(quantity),
                1,
                amount.signum() > 0 ? 1 : 0,
                amount.signum() < 0 ? 1 : 0,
                margin == null ? 1 : 0,
                quantity == null ? 1 : 0);
    }

    private static long units(BigDecimal value) {
        return value.movePointRight(4).longValueExact();
    }
}
