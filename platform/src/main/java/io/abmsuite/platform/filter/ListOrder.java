package io.abmsuite.platform.filter;

import io.abmsuite.platform.filter.ListFields.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order of a list: some of its fields, each ascending or descending, absent values last, and the id in the end, so that
 * the order is total and a page can go on after any row.
 */
final class ListOrder {

    private static final int MOST_FIELDS = 3;

    private record Key(String expression, String sqlType, boolean descending) {}

    private final List<Key> keys;

    private ListOrder(List<Key> keys) {
        this.keys = keys;
    }

    /** Reads {@code share desc, name}; null is the order of the ids. */
    static ListOrder parse(String orderBy, ListFields fields, String id, String idType) {
        List<Key> keys = new ArrayList<>();
        Set<String> named = new HashSet<>();
        if (orderBy != null) {
            for (String part : orderBy.split(",", -1)) {
                keys.add(key(part.strip().split("\\s+"), fields, named));
            }
        }
        if (keys.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("has more than " + MOST_FIELDS + " fields");
        }
        keys.add(new Key(id, idType, false));
        return new ListOrder(keys);
    }

    private static Key key(String[] words, ListFields fields, Set<String> named) {
        Field field = fields.find(words[0]);
        if (field == null || field.type() == FieldType.LIST) {
            throw new IllegalArgumentException(
                    "\"" + words[0] + "\" is no field to order by; fields: " + String.join(", ", fields.names()));
        }
        if (!named.add(words[0])) {
            throw new IllegalArgumentException("names " + words[0] + " twice");
        }
        boolean known = words.length == 1 || words.length == 2 && (words[1].equals("asc") || words[1].equals("desc"));
        if (!known) {
            throw new IllegalArgumentException("after " + words[0] + " only asc or desc may follow");
        }
        return new Key(field.expression(), field.type().sqlType(), words.length == 2 && words[1].equals("desc"));
    }

    /** How many parts a position has. */
    int size() {
        return keys.size();
    }

    /** The position of a row as {@code text[]}. */
    String position() {
        return "array[" + join(keys.stream().map(key -> "(" + key.expression() + ")::text")) + "]";
    }

    String orderBy() {
        return join(keys.stream().map(key -> key.expression() + (key.descending() ? " desc" : " asc") + " nulls last"));
    }

    /** True for rows after a position; a part of it may be null. */
    String after(List<String> position, SqlValues values) {
        List<String> ways = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            String at = position.get(i) == null ? null : values.bind(position.get(i)) + "::text::" + key.sqlType();
            if (at != null) {
                ways.add("(" + equal + "(" + key.expression() + (key.descending() ? " < " : " > ") + at + " or "
                        + key.expression() + " is null))");
            }
            equal.append(key.expression()).append(at == null ? " is null and " : " = " + at + " and ");
        }
        return "(" + String.join(" or ", ways) + ")";
    }

    private static String join(Stream<String> parts) {
        return String.join(", ", parts.toList());
    }
}
