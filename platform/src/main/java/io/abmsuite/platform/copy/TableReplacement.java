package io.abmsuite.platform.copy;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a table like its rebuilt twin: rows that differ, rows that are missing, rows that should not be there. */
public final class TableReplacement {

    private static final String COLUMNS = """
            select attname::text from pg_attribute
            where attrelid = cast(cast($1 as text) as regclass) and attnum > 0 and not attisdropped order by attnum
            """;

    private final String table;
    private final String key;
    private final String keep;

    private TableReplacement(String table, String key, String keep) {
        this.table = table;
        this.key = key;
        this.keep = keep;
    }

    /** Of a table with a key of one column. All texts are ours, never a caller's. */
    public static TableReplacement of(String table, String key) {
        return new TableReplacement(table, key, "false");
    }

    /** Rows {@code l} of the table for which this is true stay as they are: the topic may have forgotten them. */
    public TableReplacement keeping(String condition) {
        return new TableReplacement(table, key, condition);
    }

    /** Replaces, in the given transaction. */
    public Uni<RebuiltRows> run(SqlConnection transaction) {
        return transaction
                .preparedQuery(COLUMNS)
                .execute(Tuple.of("public." + table))
                .map(rows -> Sql.list(rows, row -> row.getString(0)))
                .chain(columns -> count(transaction, remove())
                        .chain(removed -> count(transaction, change(columns))
                                .chain(changed -> count(transaction, add(columns))
                                        .map(added -> new RebuiltRows(added, changed, removed)))));
    }

    private static Uni<Integer> count(SqlConnection transaction, String sql) {
        return transaction.query(sql).execute().map(rows -> rows.rowCount());
    }

    private String remove() {
        return """
                delete from public.%1$s l
                where not (%3$s) and not exists (select 1 from pg_temp.%1$s n where n.%2$s = l.%2$s)
                """.formatted(table, key, keep);
    }

    private String change(List<String> columns) {
        return """
                update public.%1$s l set %4$s from pg_temp.%1$s n
                where n.%2$s = l.%2$s and not (%3$s) and row(%5$s) is distinct from row(%6$s)
                """.formatted(
                        table, key, keep, each(columns, "%1$s = n.%1$s"), each(columns, "l.%s"), each(columns, "n.%s"));
    }

    private String add(List<String> columns) {
        return """
                insert into public.%1$s (%3$s) select %3$s from pg_temp.%1$s n
                where not exists (select 1 from public.%1$s l where l.%2$s = n.%2$s)
                """.formatted(table, key, each(columns, "%s"));
    }

    private static String each(List<String> columns, String form) {
        return columns.stream().map(form::formatted).collect(Collectors.joining(", "));
    }
}
