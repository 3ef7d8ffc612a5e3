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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Inserts or updates many rows in one statement. Rows that would stay the same are not touched; columns a file does not
 * have stay as they are. Names of tables and columns come from the code, values are bound.
 */
final class Upsert {

    /** One row: values by column, and attributes that are merged into those there. */
    record Line(Map<String, Object> values, Map<String, Object> attributes) {

        /** True if an earlier line of the same key said something else. */
        boolean differsFrom(Line earlier) {
            return earlier != null && !(sameValues(earlier) && attributes.equals(earlier.attributes));
        }

        private boolean sameValues(Line earlier) {
            return values.keySet().equals(earlier.values.keySet())
                    && values.keySet().stream()
                            .allMatch(name -> Objects.deepEquals(values.get(name), earlier.values.get(name)));
        }
    }

    /** Ids of inserted and updated rows, and how many were updated. */
    record Result(List<UUID> touched, long updated) {}

    private record Field(String name, String type, boolean updated) {}

    private final String table;
    private final String key;
    private final List<Field> fields = new ArrayList<>();

    Upsert(String table, String key, List<Column> columns) {
        this.table = table;
        this.key = key;
        columns.forEach(column -> updating(column.name(), column.type()));
    }

    /** A column that is written once. */
    Upsert with(String name, String type) {
        fields.add(new Field(name, type, false));
        return this;
    }

    /** A column that is updated too. */
    Upsert updating(String name, String type) {
        fields.add(new Field(name, type, true));
        return this;
    }

    Uni<Result> run(SqlClient transaction, List<Line> lines, Instant now) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(new Result(List.of(), 0));
        }
        JsonArray rows = new JsonArray();
        lines.forEach(line -> rows.add(json(line, now)));
        return transaction.preparedQuery(sql()).execute(Tuple.of(rows)).map(found -> {
            List<UUID> touched = Sql.list(found, row -> row.getUUID("id"));
            long inserted = Sql.list(found, row -> row.getBoolean("inserted")).stream()
                    .filter(fresh -> fresh)
                    .count();
            return new Result(touched, touched.size() - inserted);
        });
    }

    private String sql() {
        String names = fields.stream().map(Field::name).collect(Collectors.joining(", "));
        String typed =
                fields.stream().map(field -> field.name + " " + field.type).collect(Collectors.joining(", "));
        List<String> updated =
                fields.stream().filter(Field::updated).map(Field::name).toList();
        String assignments = updated.stream()
                .map(name -> name + " = excluded." + name + ", ")
                .collect(Collectors.joining());
        String before = updated.stream().map(name -> "t." + name + ", ").collect(Collectors.joining());
        String after = updated.stream().map(name -> "excluded." + name + ", ").collect(Collectors.joining());
        return """
                insert into %1$s as t (id, %2$s, attributes, created_at, updated_at)
                select new_id, %2$s, new_attributes, now_at, now_at
                from jsonb_to_recordset($1::jsonb)
                     as r(new_id uuid, %3$s, new_attributes jsonb, now_at timestamptz)
                on conflict (%4$s) do update set %5$s attributes = t.attributes || excluded.attributes,
                    version = t.version + 1, updated_at = excluded.updated_at
                where (%6$s t.attributes) is distinct from (%7$s t.attributes || excluded.attributes)
                returning id, (xmax = 0) as inserted
                """.formatted(table, names, typed, key, assignments, before, after);
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
