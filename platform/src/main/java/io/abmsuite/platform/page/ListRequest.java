package io.abmsuite.platform.page;

import io.abmsuite.platform.filter.SqlValues;
import io.abmsuite.platform.security.VisibleTeams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a caller asks of a main list: filter, order, page, and the parameters of its own that the list has; and what he sees
 * of it.
 */
public final class ListRequest {

    private final VisibleTeams teams;
    private final String filter;
    private final String orderBy;
    private final Integer limit;
    private final String cursor;
    private final StringBuilder scope = new StringBuilder();
    private final List<Function<SqlValues, String>> conditions = new ArrayList<>();

    private ListRequest(VisibleTeams teams, String filter, String orderBy, Integer limit, String cursor) {
        this.teams = teams;
        this.filter = filter;
        this.orderBy = orderBy;
        this.limit = limit;
        this.cursor = cursor;
    }

    /** The parameters as they came, each may be null, of a caller who sees these teams. */
    public static ListRequest of(VisibleTeams teams, String filter, String orderBy, Integer limit, String cursor) {
        return new ListRequest(teams, filter, orderBy, limit, cursor);
    }

    /** The whole list, for an export to a caller who sees these teams. */
    public static ListRequest all(VisibleTeams teams, String filter, String orderBy) {
        return new ListRequest(teams, filter, orderBy, null, null);
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

    VisibleTeams teams() {
        return teams;
    }

    String filter() {
        return filter;
    }

    /** The order the caller asks for, or null. */
    public String orderBy() {
        return orderBy;
    }

    List<Function<SqlValues, String>> conditions() {
        return conditions;
    }

    /** The page; its cursor belongs to this list with this filter, order and parameters, and to who sees the same of it. */
    PageRequest page(String list, CursorCodec cursors) {
        return PageRequest.of(list + "|" + filter + "|" + orderBy + scope + teams.scope(), limit, cursor, cursors);
    }
}
