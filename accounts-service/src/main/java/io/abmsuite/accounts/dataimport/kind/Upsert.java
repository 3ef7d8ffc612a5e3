package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.platform.id.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inserts or updates many rows in one statement and notes what it has changed, for a revert. Rows that would stay the same
 * are not touched; columns a file does not have stay as they are. Names of tables and columns come from the code, values
 * are bound.
 */
final class Upsert {

    /** Type of a column that is an array and gets one text, or none. */
    static final String ALONE = "text alone in text[]";

    /** Ids of inserted and updated rows, and how many were updated. */
    record Result(List<UUID> touched, long updated) {

        private static Result of(RowSet<Row> rows) {
            List<UUID> touched = new ArrayList<>(rows.rowCount());
            long updated = 0;
            for (Row row : rows) {
                touched.add(row.getUUID(0));
                updated += row.getBoolean(1) ? 0 : 1;
            }
            return new Result(touched, updated);
        }

        private Result plus(Result other) {
            touched.addAll(other.touched);
            return new Result(touched, updated + other.updated);
        }
    }

    /** A column as it is written; it comes as text. */
    private record Field(String name, String type, boolean updated) {

        private String read() {
            return switch (type) {
                case "text" -> "r." + name;
                case "text[]" -> "string_to_array(r." + name + ", '" + Column.SEPARATOR + "')";
                case ALONE -> "array_remove(array[r." + name + "], null)";
                default -> "cast(r." + name + " as " + type + ")";
            };
        }
    }

    private static final int FIRST_FIELD = 5;

    private final String table;
    private final String key;
    private final List<Field> always = new ArrayList<>();

    Upsert(String table, String key) {
        this.table = table;
        this.key = key;
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
        Map<Set<Column>, List<Line>> alike =
                lines.stream().collect(Collectors.groupingBy(Line::columns, LinkedHashMap::new, Collectors.toList()));
        Uni<Result> result = Uni.createFrom().item(() -> new Result(new ArrayList<>(), 0));
        for (Map.Entry<Set<Column>, List<Line>> group : alike.entrySet()) {
            result = result.chain(sum -> write(transaction, importId, group.getKey(), group.getValue(), now)
                    .map(sum::plus));
        }
        return result;
    }

    private Uni<Result> write(SqlClient transaction, UUID importId, Set<Column> given, List<Line> lines, Instant now) {
        List<Field> fields = new ArrayList<>(always);
        given.forEach(column -> fields.add(new Field(column.name(), column.type(), true)));
        Tuple values = Tuple.of(importId, now.atOffset(ZoneOffset.UTC))
                .addArrayOfUUID(lines.stream().map(Upsert::id).toArray(UUID[]::new))
                .addArrayOfString(texts(lines, line -> json(line.attributes())));
        fields.forEach(field ->
                values.addArrayOfString(texts(lines, line -> text(line.values().get(field.name)))));
        return transaction.preparedQuery(sql(fields)).execute(values).map(Result::of);
    }

    private String sql(List<Field> fields) {
        List<String> updated =
                fields.stream().filter(Field::updated).map(Field::name).toList();
        return """
                with taken as (
                    insert into %1$s as t (id, %2$s, attributes, created_at, updated_at)
                    select r.id, %3$s, cast(r.attributes as jsonb), $2::timestamptz, $2
                    from unnest($3::uuid[], $4::text[], %4$s) as r(id, attributes, %2$s)
                    on conflict (%5$s) do update set %6$s attributes = t.attributes || excluded.attributes,
                        version = t.version + 1, updated_at = excluded.updated_at
                    where (%7$s t.attributes) is distinct from (%8$s t.attributes || excluded.attributes)
                    returning new.id, new.version, old.id is null as inserted,
                        case when old.id is not null then jsonb_build_object(%9$s 'attributes', old.attributes) end as former,
                        case when old.id is not null then jsonb_build_object(%10$s 'attributes', new.attributes) end as left_as
                ), noted as (%11$s)
                select id, inserted from taken
                """.formatted(
                        table,
                        join(fields, Field::name, ", "),
                        join(fields, Field::read, ", "),
                        IntStream.range(0, fields.size())
                                .mapToObj(i -> "$" + (i + FIRST_FIELD) + "::text[]")
                                .collect(Collectors.joining(", ")),
                        key,
                        join(updated, name -> name + " = excluded." + name + ", ", ""),
                        join(updated, name -> "t." + name + ", ", ""),
                        join(updated, name -> "excluded." + name + ", ", ""),
                        join(updated, name -> "'" + name + "', old." + name + ", ", ""),
                        join(updated, name -> "'" + name + "', new." + name + ", ", ""),
                        Changes.note("taken", "$1"));
    }

    private static <T> String join(List<T> items, Function<T, String> text, String separator) {
        return items.stream().map(text).collect(Collectors.joining(separator));
    }

    private static UUID id(Line line) {
        UUID id = (UUID) line.values().get("id");
        return id == null ? Uuids.timeOrdered() : id;
    }

    private static String[] texts(List<Line> lines, Function<Line, String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }

    private static String json(Map<String, Object> attributes) {
        return attributes.isEmpty() ? "{}" : new JsonObject(attributes).encode();
    }

    private static String text(Object value) {
        if (value instanceof String[] texts) {
            return String.join(Column.SEPARATOR, texts);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? null : value.toString();
    }
}
