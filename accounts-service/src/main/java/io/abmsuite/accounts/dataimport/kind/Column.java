package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.dataimport.file.ImportRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A column of a file that is a column of a table of the same name.
 *
 * @param type PostgreSQL type
 * @param reading how its cell is read; faults go to the check
 */
record Column(String name, String type, BiFunction<RowCheck, String, Object> reading) {

    /** Between tags. */
    static final String SEPARATOR = ";";

    private static final int LONGEST_ATTRIBUTE = 1000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ATTRIBUTES = 100;

    static Column text(String name, int longest) {
        return new Column(name, "text", (check, column) -> check.text(column, longest));
    }

    static Column decimal(String name) {
        return new Column(name, "numeric", RowCheck::decimal);
    }

    static Column whole(String name, String type, long least, long most) {
        return new Column(name, type, (check, column) -> check.whole(column, least, most));
    }

    /** Texts separated by semicolons. */
    static Column tags(String name) {
        return new Column(name, "text[]", (check, column) -> {
            String value = check.text(column, 4000);
            return value == null
                    ? new String[0]
                    : Arrays.stream(value.split(SEPARATOR))
                            .map(String::strip)
                            .filter(tag -> !tag.isEmpty())
                            .distinct()
                            .toArray(String[]::new);
        });
    }

    static Set<String> names(List<Column> columns, Set<String> more) {
        Set<String> names = new HashSet<>(more);
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    static Map<String, Object> read(Set<Column> given, RowCheck check) {
        Map<String, Object> values = new HashMap<>();
        for (Column column : given) {
            values.put(column.name(), column.reading().apply(check, column.name()));
        }
        return values;
    }

    /** What the row has in columns nobody knows. */
    static Map<String, Object> attributes(RowCheck check, ImportRow row, Set<String> known) {
        Map<String, Object> attributes = new TreeMap<>();
        row.values().forEach((name, value) -> {
            if (!known.contains(name) && check.fits(name, value, LONGEST_NAME, LONGEST_ATTRIBUTE)) {
                attributes.put(name, value);
            }
        });
        if (attributes.size() > MOST_ATTRIBUTES) {
            check.fault(
                    null,
                    "TOO_MANY_FIELDS",
                    "has " + attributes.size() + " attributes, at most " + MOST_ATTRIBUTES + " are kept");
        }
        return attributes;
    }
}
