package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.id.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Inserts or updates many rows in one statement and notes what it has changed, for a revert. Rows that would stay the same
 * are not touched; columns a file does not have stay as they are. Names of tables and columns come from the code, values
 * are bound.
 */
final class Upsert {

    /** Ids of inserted and updated rows, and how many were updated. */
    record Result(List<UUID> touched, long updated) {

        private Result plus(Result other) {
            touched.addAll(other.touched);
            return new Result(touched, updated + other.updated);
        }
    }

    private record Field(String name, String type, boolean updated) {}

    private final String table;
    private final String key;
    private final List<Column> columns;
    private final List<Field> always = new ArrayList<>();

    Upsert(String table, String key, List<Column> columns) {
        this.table = table;
        this.key = key;
        this.columns = columns;
    }

    /** A column that is written once. */
    Upsert with(String name, String type) {
        always.add(new Field(name, type, false));
        return this;
    }

    /** A column every row has. */
    Upsert updating(String name, String type) {
        always.add(new Field(name, type, true));
        return this;
    }

    /** Writes lines of different keys; those that have the same columns together. */
    Uni<Result> run(SqlClient transaction, UUID importId, Collection<Line> lines, Instant now) {
        Map<Set<String>, List<Line>> alike =
                lines.stream().collect(Collectors.groupingBy(Line::columns, LinkedHashMap::new, Collectors.toList()));
        Uni<Result> result = Uni.createFrom().item(() -> new Result(new ArrayList<>(), 0));
        for (Map.Entry<Set<String>, List<Line>> group : alike.entrySet()) {
            result = result.chain(sum -> write(transaction, importId, group.getKey(), group.getValue(), now)
                    .map(sum::plus));
        }
        return result;
    }

    private Uni<Result> write(SqlClient transaction, UUID importId, Set<String> given, List<Line> lines, Instant now) {
        JsonArray rows = new JsonArray();
        lines.forEach(line -> rows.add(json(line, now)));
        return transaction
                .preparedQuery(sql(given))
                .execute(Tuple.of(rows, importId))
                .map(found -> {
                    List<UUID> touched = Sql.list(found, row -> row.getUUID("id"));
                    long inserted = Sql.list(found, row -> row.getBoolean("inserted")).stream()
                            .filter(fresh -> fresh)
                            .count();
                    return new Result(touched, touched.size() - inserted);
                });
    }

    private String sql(Set<String> given) {
        List<Field> fields = new ArrayList<>(always);
        Column.present(columns, given).forEach(column -> fields.add(new Field(column.name(), column.type(), true)));
        List<String> updated =
                fields.stream().filter(Field::updated).map(Field::name).toList();
        return """
                with taken as (
                    insert into %1$s as t (id, %2$s, attributes, created_at, updated_at)
                    select new_id, %2$s, new_attributes, now_at, now_at
                    from jsonb_to_recordset($1::jsonb)
                         as r(new_id uuid, %3$s, new_attributes jsonb, now_at timestamptz)
                    on conflict (%4$s) do update set %5$s attributes = t.attributes || excluded.attributes,
                        version = t.version + 1, updated_at = excluded.updated_at
                    where (%6$s t.attributes) is distinct from (%7$s t.attributes || excluded.attributes)
                    returning new.id, new.version, old.id is null as inserted,
                        case when old.id is not null then jsonb_build_object(%8$s 'attributes', old.attributes) end as former,
                        case when old.id is not null then jsonb_build_object(%9$s 'attributes', new.attributes) end as left_as
                ), noted as (%10$s)
                select id, inserted from taken
                """.formatted(
                        table,
                        join(fields.stream().map(Field::name).toList(), name -> name, ", "),
                        join(fields, field -> field.name + " " + field.type, ", "),
                        key,
                        join(updated, name -> name + " = excluded." + name + ", ", ""),
                        join(updated, name -> "t." + name + ", ", ""),
                        join(updated, name -> "excluded." + name + ", ", ""),
                        join(updated, name -> "'" + name + "', old." + name + ", ", ""),
                        join(updated, name -> "'" + name + "', new." + name + ", ", ""),
                        Changes.note("taken", "$2"));
    }

    private static <T> String join(List<T> items, Function<T, String> text, String separator) {
        return items.stream().map(text).collect(Collectors.joining(separator));
    }

    private static JsonObject json(Line line, Instant now) {
        JsonObject row = new JsonObject();
        row.put("new_id", line.values().getOrDefault("id", Uuids.timeOrdered()).toString());
        line.values().forEach((name, value) -> row.put(name, plain(value)));
        row.put("new_attributes", new JsonObject(line.attributes()));
        row.put("now_at", now.toString());
        return row;
    }

    private static Object plain(Object value) {
        if (value instanceof String[] texts) {
            return new JsonArray(Arrays.asList(texts));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null || value instanceof Number ? value : value.toString();
    }
}
