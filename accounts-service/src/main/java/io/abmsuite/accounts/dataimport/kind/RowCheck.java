package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.dataimport.RowFault;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.accounts.sale.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the cells of one row and collects all their faults. */
final class RowCheck {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final int LAST_YEAR = 9999;

    private final ImportRow row;
    private final List<RowFault> faults = new ArrayList<>();

    RowCheck(ImportRow row) {
        this.row = row;
        if (row.fault() != null) {
            faults.add(row.fault());
        }
    }

    boolean isBroken() {
        return !faults.isEmpty();
    }

    List<RowFault> faults() {
        return faults;
    }

    void fault(String column, String code, String message) {
        faults.add(row.fault(column, code, message));
    }

    /** True if an attribute can be kept; else a fault. */
    boolean fits(String name, String value, int longestName, int longest) {
        if (name.isEmpty() || name.length() > longestName || name.indexOf('\0') >= 0) {
            fault(null, "INVALID_VALUE", "has an attribute without a name of 1 to " + longestName + " characters");
            return false;
        }
        return text(name, longest) != null;
    }

    String text(String column, int longest) {
        String value = row.get(column);
        if (value != null && value.length() > longest) {
            fault(column, "TOO_LONG", "has " + value.length() + " characters, at most " + longest + " are kept");
        }
        if (value != null && value.indexOf('\0') >= 0) {
            fault(column, "INVALID_VALUE", "contains a NUL character");
        }
        return value;
    }

    String required(String column, int longest) {
        String value = text(column, longest);
        if (value == null && row.fault() == null) {
            fault(column, "REQUIRED", "is empty");
        }
        return value;
    }

    BigDecimal decimal(String column) {
        return read(column, "INVALID_AMOUNT", Decimals::parse);
    }

    LocalDate date(String column) {
        return read(column, "INVALID_DATE", text -> {
            try {
                LocalDate date = LocalDate.parse(text);
                if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
                    throw new DateTimeException("year out of range");
                }
                return date;
            } catch (DateTimeException noDate) {
                throw new IllegalArgumentException("is not an existing date like 2026-01-31", noDate);
            }
        });
    }

    Long whole(String column, long least, long most) {
        return read(column, "INVALID_NUMBER", text -> {
            Long value = WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
            if (value == null || value < least || value > most) {
                throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
            }
            return value;
        });
    }

    <E extends Enum<E>> E oneOf(String column, Class<E> type) {
        return read(
                column,
                "INVALID_VALUE",
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "must be one of " + Arrays.toString(type.getEnumConstants()))));
    }

    <T> T read(String column, String code, Function<String, T> reading) {
        String text = row.get(column);
        if (text == null) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException refused) {
            fault(column, code, refused.getMessage());
            return null;
        }
    }
}
