package io.abmsuite.platform.page;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListCondition;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.filter.ListPart;
import io.abmsuite.platform.filter.SqlValues;
import io.abmsuite.platform.security.TeamSql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A list that can be filtered, ordered, paged and exported. Pages go on after the last row by its values, so that inserts
 * neither repeat nor hide a row.
 */
public final class MainList<T> {

    private static final int EXPORT_PAGE = 1000;
    private static final String POSITION = "page_key";
    private static final Pattern WHO_SEES_A_ROW = Pattern.compile("(?s).*\\bwhere\\s+(true|\\{team:[^}]+})\\s*");

    private record Keyed<T>(List<String> position, T view) {}

    private final String name;
    private final String columns;
    private final String from;
    private final String id;
    private final FieldType idType;
    private final ListFields fields;
    private final Function<Row, T> mapper;

    /**
     * Describes a list. All texts are ours, never a caller's.
     *
     * @param columns what is selected
     * @param from what stands after {@code from}; it ends with who sees a row: <code>where {team:a.team}</code>, or
     *     {@code where true} for rows that belong to no account ({@link TeamSql})
     * @param id expression of the unique id, which ends every order
     */
    public MainList(
            String name,
            String columns,
            String from,
            String id,
            FieldType idType,
            ListFields fields,
            Function<Row, T> mapper) {
        if (!WHO_SEES_A_ROW.matcher(from).matches()) {
            throw new IllegalArgumentException("the list " + name + " does not say who sees its rows: " + from);
        }
        this.name = name;
        this.columns = columns;
        this.from = from;
        this.id = id;
        this.idType = idType;
        this.fields = fields;
        this.mapper = mapper;
    }

    /** One page; a filter, an order or a cursor that cannot be read is a 400. */
    public Uni<PageResponse<T>> page(Pool pool, ListRequest request, CursorCodec cursors) {
        PageRequest page = request.page(name, cursors);
        return rows(pool, request, page.after(), page.fetch())
                .map(rows -> PageResponse.of(rows, page, cursors, Keyed::position))
                .map(keyed -> new PageResponse<>(
                        keyed.items().stream().map(Keyed::view).toList(), keyed.nextCursor()));
    }

    /** All rows, in chunks; what changes meanwhile may be in or not. */
    public Multi<List<T>> all(Pool pool, ListRequest request) {
        List<List<String>> last = new ArrayList<>(List.of(List.of()));
        condition(request); // fails before the answer has begun
        return Multi.createBy()
                .repeating()
                .uni(() -> rows(pool, request, last.get(0), EXPORT_PAGE).invoke(rows -> {
                    if (!rows.isEmpty()) {
                        last.set(0, rows.get(rows.size() - 1).position());
                    }
                }))
                .whilst(rows -> rows.size() == EXPORT_PAGE)
                .map(rows -> rows.stream().map(Keyed::view).toList());
    }

    private ListCondition condition(ListRequest request) {
        return ListCondition.of(request.filter(), request.orderBy(), fields, id, idType, new SqlValues());
    }

    private Uni<List<Keyed<T>>> rows(Pool pool, ListRequest request, List<String> after, int limit) {
        if (!condition(request).hasParts()) {
            return rows(pool, request, ListPart.WHOLE, after, limit);
        }
        if (!after.isEmpty() && after.get(0) == null) {
            return rows(pool, request, ListPart.ABSENT, after, limit);
        }
        return rows(pool, request, ListPart.PRESENT, after, limit)
                .chain(present -> present.size() == limit
                        ? Uni.createFrom().item(present)
                        : rows(pool, request, ListPart.ABSENT, List.of(), limit - present.size())
                                .map(absent -> Stream.concat(present.stream(), absent.stream())
                                        .toList()));
    }

    private Uni<List<Keyed<T>>> rows(Pool pool, ListRequest request, ListPart part, List<String> after, int limit) {
        ListCondition condition = condition(request);
        SqlValues values = condition.values();
        List<String> conditions = new ArrayList<>(List.of(condition.filter()));
        request.conditions().forEach(one -> conditions.add(one.apply(values)));
        conditions.add(condition.within(part, after));
        String sql = "select " + columns + ", " + condition.position() + " as " + POSITION + " from " + from + " and "
                + String.join(" and ", conditions) + " order by " + condition.orderBy(part) + " limit " + limit;
        return pool.preparedQuery(TeamSql.fill(sql, request.teams(), values))
                .execute(values.tuple())
                .map(this::keyed);
    }

    private List<Keyed<T>> keyed(RowSet<Row> rows) {
        List<String> names = rows.columnsNames();
        int position = names == null ? 0 : names.indexOf(POSITION);
        return Sql.list(rows, row -> new Keyed<>(Arrays.asList(row.getArrayOfStrings(position)), mapper.apply(row)));
    }
}
