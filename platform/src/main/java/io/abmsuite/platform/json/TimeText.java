package io.abmsuite.platform.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Text of a time as {@link Instant#toString} has it, made by hand where that is simple. */
public final class TimeText {

    private static final int LAST_YEAR = 9999;
    private static final int NANOS_OF_A_MICRO = 1000;
    private static final int NANOS_OF_A_MILLI = 1_000_000;

    private TimeText() {}

    /** The text. */
    public static String of(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > LAST_YEAR || utc.getNano() % NANOS_OF_A_MICRO != 0) {
            return time.toString();
        }
        StringBuilder text = new StringBuilder(27);
        digits(text, utc.getYear(), 1000).append('-');
        digits(text, utc.getMonthValue(), 10).append('-');
        digits(text, utc.getDayOfMonth(), 10).append('T');
        digits(text, utc.getHour(), 10).append(':');
        digits(text, utc.getMinute(), 10).append(':');
        digits(text, utc.getSecond(), 10);
        int nanos = utc.getNano();
        if (nanos % NANOS_OF_A_MILLI != 0) {
            digits(text.append('.'), nanos / NANOS_OF_A_MICRO, 100_000);
        } else if (nanos != 0) {
            digits(text.append('.'), nanos / NANOS_OF_A_MILLI, 100);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
        return text;
    }
}
