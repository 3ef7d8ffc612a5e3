package io.abmsuite.platform.filter;

import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Filter and order of a list as SQL. */
public final class ListCondition {

    private static final int LONGEST = 2000;

    private final String filter;
    private final ListOrder order;
    private final SqlValues values;

    private ListCondition(String filter, ListOrder order, SqlValues values) {
        this.filter = filter;
        this.order = order;
        this.values = values;
    }

    /**
     * Compiles both, each may be null; all their faults are one 400.
     *
     * @param id expression of the unique id, which ends every order
     */
    public static ListCondition of(
            String filter, String orderBy, ListFields fields, String id, FieldType idType, SqlValues values) {
        List<FieldFault> faults = new ArrayList<>();
        String condition = "true";
        ListOrder order = null;
        try {
            condition = compile(filter, fields, values);
        } catch (FilterFault fault) {
            faults.add(FieldFault.query("filter", "INVALID_FILTER", fault.getMessage()));
        }
        try {
            order = ListOrder.parse(orderBy, fields, id, idType.sqlType());
        } catch (IllegalArgumentException fault) {
            faults.add(FieldFault.query("orderBy", "INVALID_ORDER", fault.getMessage()));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.badRequest("INVALID_PARAMETER", faults);
        }
        return new ListCondition(condition, order, values);
    }

    private static String compile(String filter, ListFields fields, SqlValues values) {
        if (filter == null || filter.isBlank()) {
            return "true";
        }
        if (filter.length() > LONGEST) {
            throw new FilterFault(LONGEST, "is longer than " + LONGEST + " characters");
        }
        return FilterParser.compile(filter, fields, values);
    }

    public String filter() {
        return filter;
    }

    public SqlValues values() {
        return values;
    }

    /** The position of a row, as {@code text[]}. */
    public String position() {
        return order.position();
    }

    /** True if the list is read in two parts: rows that have what it is ordered by first, then those that lack it. */
    public boolean hasParts() {
        return order.hasParts();
    }

    public String orderBy(ListPart part) {
        return order.orderBy(part);
    }

    /** True for rows of a part, after a position as {@link #position} gave it; an empty position is the beginning. */
    public String within(ListPart part, List<String> after) {
        return after.isEmpty() ? order.in(part) : order.in(part) + " and " + order.after(part, after, values);
    }
}
