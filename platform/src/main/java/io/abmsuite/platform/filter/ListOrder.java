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

    /** Reads {@code share desc, name}; null is the order the list has of itself. */
    static ListOrder parse(String orderBy, ListFields fields, String id, String idType) {
        List<Key> keys = new ArrayList<>();
        Set<String> named = new HashSet<>();
        if (orderBy != null) {
            for (String part : orderBy.split(",", -1)) {
                keys.add(key(part.strip().split("\\s+"), fields, named));
            }
        } else if (fields.order() != null) {
            keys.add(new Key(fields.order().expression(), fields.order().type().sqlType(), false));
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

    /** The position of a row as {@code text[]}. */
    String position() {
        return "array[" + join(keys.stream().map(key -> "(" + key.expression() + ")::text")) + "]";
    }

    /** True if rows may lack what they are ordered by first; they come last, as a part of their own. */
    boolean hasParts() {
        return keys.size() > 1;
    }

    String orderBy(ListPart part) {
        return join(keysOf(part).stream().map(key -> key.expression() + direction(key)));
    }

    private static String direction(Key key) {
        return (key.descending() ? " desc" : " asc") + " nulls last";
    }

    /** True for the rows of a part. */
    String in(ListPart part) {
        return switch (part) {
            case WHOLE -> "true";
            case PRESENT -> keys.get(0).expression() + " is not null";
            case ABSENT -> keys.get(0).expression() + " is null";
        };
    }

    /**
     * True for rows of a part after a position. The first comparison stands alone, so that an index can begin there
     * instead of counting from the start.
     */
    String after(ListPart part, List<String> position, SqlValues values) {
        List<Key> compared = keysOf(part);
        List<String> places = part == ListPart.ABSENT ? position.subList(1, position.size()) : position;
        Key first = compared.get(0);
        String at = values.bind(places.get(0)) + "::text::" + first.sqlType();
        String past = first.expression() + (first.descending() ? " < " : " > ") + at;
        if (compared.size() == 1) {
            return past;
        }
        String rest = later(compared.subList(1, compared.size()), places.subList(1, places.size()), values);
        return "(" + first.expression() + (first.descending() ? " <= " : " >= ") + at + " and (" + past + " or "
                + first.expression() + " = " + at + " and " + rest + "))";
    }

    private List<Key> keysOf(ListPart part) {
        return part == ListPart.ABSENT ? keys.subList(1, keys.size()) : keys;
    }

    private static String later(List<Key> keys, List<String> position, SqlValues values) {
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
