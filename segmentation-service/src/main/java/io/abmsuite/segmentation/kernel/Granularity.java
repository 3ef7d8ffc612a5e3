package io.abmsuite.segmentation.kernel;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Numbers calendar periods without a gap, so that a window is a range of integers; weeks are ISO weeks. */
public enum Granularity {
    WEEK(52) {
        @Override
        public int indexOf(LocalDate day) {
            return Math.toIntExact(Math.floorDiv(day.toEpochDay() + DAYS_FROM_MONDAY_TO_EPOCH, 7L));
        }

        @Override
        public LocalDate startOf(int period) {
            return LocalDate.ofEpochDay(period * 7L - DAYS_FROM_MONDAY_TO_EPOCH);
        }
    },
    MONTH(12) {
        @Override
        public int indexOf(LocalDate day) {
            return monthIndex(day);
        }

        @Override
        public LocalDate startOf(int period) {
            return EPOCH.plusMonths(period);
        }
    },
    QUARTER(4) {
        @Override
        public int indexOf(LocalDate day) {
            return Math.floorDiv(monthIndex(day), 3);
        }

        @Override
        public LocalDate startOf(int period) {
            return EPOCH.plusMonths(period * 3L);
        }
    };

    private static final LocalDate EPOCH = LocalDate.EPOCH;
    /** 1 January 1970 was a Thursday. */
    private static final long DAYS_FROM_MONDAY_TO_EPOCH = 3;

    private final int season;

    Granularity(int season) {
        this.season = season;
    }

    /** The number of the period a day lies in. */
    public abstract int indexOf(LocalDate day);

    /** The first day of a period. */
    public abstract LocalDate startOf(int period);

    /** The last day of a period. */
    public LocalDate endOf(int period) {
        return startOf(period + 1).minusDays(1);
    }

    /** The number of periods after which a season repeats. */
    int season() {
        return season;
    }

    private static int monthIndex(LocalDate day) {
        return Math.toIntExact(ChronoUnit.MONTHS.between(EPOCH, day.withDayOfMonth(1)));
    }
}
