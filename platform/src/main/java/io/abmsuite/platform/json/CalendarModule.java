package io.abmsuite.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Reads dates and times from texts, of the years 1 to 9999 only: numbers are no dates, and what lies beyond no database and no
 * other client can hold.
 */
final class CalendarModule extends SimpleModule {

    private static final long serialVersionUID = 1;
    private static final int LAST_YEAR = 9999;

    CalendarModule() {
        super("abm-calendar");
        addDeserializer(LocalDate.class, new Dates());
        addDeserializer(Instant.class, new Times());
    }

    static boolean isInRange(LocalDate date) {
        return date == null || date.getYear() >= 1 && date.getYear() <= LAST_YEAR;
    }

    private static final class Dates extends StdDeserializer<LocalDate> {

        private static final long serialVersionUID = 1;

        Dates() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            LocalDate date = LocalDateDeserializer.INSTANCE.deserialize(parser, context);
            return isInRange(date)
                    ? date
                    : (LocalDate) context.handleWeirdStringValue(LocalDate.class, parser.getText(), "out of range");
        }
    }

    private static final class Times extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        Times() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            Instant time = InstantDeserializer.INSTANT.deserialize(parser, context);
            return time == null || isInRange(LocalDate.ofInstant(time, ZoneOffset.UTC))
                    ? time
                    : (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "out of range");
        }
    }
}
