package io.abmsuite.accounts.dataimport.kind;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a file says of one key.
 *
 * @param columns columns its rows have
 * @param values by column of the table
 * @param attributes merged into those there
 */
record Line(Set<Column> columns, Map<String, Object> values, Map<String, Object> attributes) {

    /** What a later row of the same key makes of it: what that row has wins. */
    Line with(Line later) {
        Set<Column> allColumns = columns;
        if (!columns.equals(later.columns)) {
            allColumns = new LinkedHashSet<>(columns);
            allColumns.addAll(later.columns);
        }
        Map<String, Object> allValues = new HashMap<>(values);
        allValues.putAll(later.values);
        Map<String, Object> allAttributes = new HashMap<>(attributes);
        allAttributes.putAll(later.attributes);
        return new Line(allColumns, allValues, allAttributes);
    }

    /** True if the table would hold something else. */
    boolean differsFrom(Line other) {
        return !attributes.equals(other.attributes) || !sameValues(other);
    }

    private boolean sameValues(Line other) {
        return values.keySet().equals(other.values.keySet())
                && values.keySet().stream()
                        .allMatch(name -> Objects.deepEquals(values.get(name), other.values.get(name)));
    }
}
