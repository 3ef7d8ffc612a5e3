package io.abmsuite.platform.db;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads rows of the reactive client. */
public final class Sql {

    private Sql() {}

    /** All rows, mapped in order. */
    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapper) {
        List<T> mapped = new ArrayList<>(rows.size());
        rows.forEach(row -> mapped.add(mapper.apply(row)));
        return mapped;
    }

    /** True if the failure, or a cause of it, is a unique key that exists already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return "23505".equals(SqlStates.of(failure));
    }

    /** The first row mapped, or null if there is none. */
    public static <T> T first(RowSet<Row> rows, Function<Row, T> mapper) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? mapper.apply(iterator.next()) : null;
    }
}
