package io.abmsuite.platform.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** What a field holds, how its values are written in a filter, and how PostgreSQL is told their type. */
public enum FieldType {
    TEXT("text", "a text") {
        @Override
        Object read(String text) {
            return text;
        }
    },
    NUMBER("numeric", "a decimal number") {
        @Override
        Object read(String text) {
            if (!text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
                throw new IllegalArgumentException(text);
            }
            return new BigDecimal(text);
        }
    },
    INTEGER("int", "a whole number") {
        @Override
        Object read(String text) {
            return Integer.valueOf(text);
        }
    },
    DATE("date", "an ISO 8601 date, for example 2026-01-31") {
        @Override
        Object read(String text) {
            return inRange(LocalDate.parse(text));
        }
    },
    TIME("timestamptz", "an RFC 3339 time, for example \"2026-01-31T10:00:00Z\"") {
        @Override
        Object read(String text) {
            OffsetDateTime time = Instant.parse(text).atOffset(ZoneOffset.UTC);
            inRange(time.toLocalDate());
            return time;
        }
    },
    BOOLEAN("boolean", "true or false") {
        @Override
        Object read(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(text);
            }
            return Boolean.valueOf(text);
        }
    },
    ID("uuid", "a UUID") {
        @Override
        Object read(String text) {
            return UUID.fromString(text);
        }
    },
    /** Several texts; only {@code :} applies. */
    LIST("text", "a text") {
        @Override
        Object read(String text) {
            return text;
        }
    };

    private static final int LAST_YEAR = 9999;

    private final String sqlType;
    private final String expectation;

    FieldType(String sqlType, String expectation) {
        this.sqlType = sqlType;
        this.expectation = expectation;
    }

    abstract Object read(String text);

    private static LocalDate inRange(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("year out of range");
        }
        return date;
    }

    String sqlType() {
        return sqlType;
    }

    /** The value; IllegalArgumentException with what is expected if the text is none. */
    Object value(String text) {
        try {
            return read(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new IllegalArgumentException("must be " + expectation, unreadable);
        }
    }

    /** True if values have an order. */
    boolean isOrdered() {
        return this == NUMBER || this == INTEGER || this == DATE || this == TIME;
    }
}
