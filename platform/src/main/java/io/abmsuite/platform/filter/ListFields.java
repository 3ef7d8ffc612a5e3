package io.abmsuite.platform.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields of a list that may be filtered and ordered by, each with its SQL expression. Nothing else reaches SQL. */
public final class ListFields {

    record Field(String name, FieldType type, String expression) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private Field order;

    /** Adds a field; the expression is ours, never a caller's. */
    public ListFields with(String name, FieldType type, String expression) {
        fields.put(name, new Field(name, type, expression));
        return this;
    }

    /** What the list is ordered by, before the id, if the caller asks for no order; the expression is ours. */
    public ListFields orderedBy(FieldType type, String expression) {
        order = new Field("", type, expression);
        return this;
    }

    /** What the list is ordered by unless the caller says, or null: by the id only. */
    Field order() {
        return order;
    }

    Field find(String name) {
        return fields.get(name);
    }

    /** Names callers may use. */
    public Set<String> names() {
        return fields.keySet();
    }
}
