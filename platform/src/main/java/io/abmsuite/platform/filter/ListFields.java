package io.abmsuite.platform.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields of a list that may be filtered and ordered by, each with its SQL expression. Nothing else reaches SQL. */
public final class ListFields {

    record Field(String name, FieldType type, String expression) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** Adds a field; the expression is ours, never a caller's. */
    public ListFields with(String name, FieldType type, String expression) {
        fields.put(name, new Field(name, type, expression));
        return this;
    }

    Field find(String name) {
        return fields.get(name);
    }

    /** Names callers may use. */
    public Set<String> names() {
        return fields.keySet();
    }
}
