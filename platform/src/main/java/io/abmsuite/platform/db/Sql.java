package io.abmsuite.platform.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads rows of the reactive client. */
public final class Sql {

    private static final int FETCH = 5000;

    private Sql() {}

    /** All rows, mapped in order. */
    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapper) {
        List<T> mapped = new ArrayList<>(rows.size());
        rows.forEach(row -> mapped.add(mapper.apply(row)));
        return mapped;
    }

    /** Hands each row over as it comes, in a transaction, so that they need not all be in memory at once. */
    public static Uni<Void> each(SqlConnection transaction, String sql, Tuple values, Consumer<Row> receiver) {
        return transaction
                .prepare(sql)
                .chain(statement -> statement
                        .createStream(FETCH, values)
                        .toMulti()
                        .invoke(receiver)
                        .collect()
                        .last()
                        .chain(statement::close));
    }

    /** True if the failure, or a cause of it, is a unique key that exists already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return "23505".equals(SqlStates.of(failure));
    }

    /** The row there should be, mapped; throws what is asked for if there is none. */
    public static <T> T one(RowSet<Row> rows, Function<Row, T> mapper, Supplier<? extends RuntimeException> none) {
        var iterator = rows.iterator();
        if (!iterator.hasNext()) {
            throw none.get();
        }
        return mapper.apply(iterator.next());
    }

    /** The first row mapped, or null if there is none. */
    public static <T> T first(RowSet<Row> rows, Function<Row, T> mapper) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? mapper.apply(iterator.next()) : null;
    }
}
