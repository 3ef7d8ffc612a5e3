package io.abmsuite.platform.page;

import io.abmsuite.platform.filter.SqlValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a caller asks of a main list: filter, order, page, and the parameters of its own that the list has.
 */
public final class ListRequest {

    private final String filter;
    private final String orderBy;
    private final Integer limit;
    private final String cursor;
    private final StringBuilder scope = new StringBuilder();
    private final List<Function<SqlValues, String>> conditions = new ArrayList<>();

    private ListRequest(String filter, String orderBy, Integer limit, String cursor) {
        this.filter = filter;
        this.orderBy = orderBy;
        this.limit = limit;
        this.cursor = cursor;
    }

    /** The parameters as they came; each may be null. */
    public static ListRequest of(String filter, String orderBy, Integer limit, String cursor) {
        return new ListRequest(filter, orderBy, limit, cursor);
    }

    /** The whole list, for an export. */
    public static ListRequest all(String filter, String orderBy) {
        return new ListRequest(filter, orderBy, null, null);
    }

    /** Narrows by a parameter if the caller has given it; {@code %s} in the condition stands for its value. */
    public ListRequest where(String condition, Object value) {
        if (value != null) {
            scope.append('|')
                    .append(condition)
                    .append('=')
                    .append(value instanceof Object[] several ? Arrays.toString(several) : value);
            conditions.add(values -> condition.replace("%s", values.bind(value)));
        }
        return this;
    }

    String filter() {
        return filter;
    }

    String orderBy() {
        return orderBy;
    }

    List<Function<SqlValues, String>> conditions() {
        return conditions;
    }

    /** The page; its cursor belongs to this list with this filter, order and parameters. */
    PageRequest page(String list, CursorCodec cursors) {
        return PageRequest.of(list + "|" + filter + "|" + orderBy + scope, limit, cursor, cursors);
    }
}
