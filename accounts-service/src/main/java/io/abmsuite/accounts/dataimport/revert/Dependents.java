package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what may hang on a row: every table with a foreign key to it, whichever feature it belongs to. */
@ApplicationScoped
class Dependents {

    private static final String KEYS = """
            select k.conrelid::regclass::text, a.attname::text from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = cast($1::text as regclass)
            """;

    private record Use(String table, String column) {}

    private final Pool pool;

    Dependents(Pool pool) {
        this.pool = pool;
    }

    /** Case branches that name what hangs on a row {@code t}. */
    Uni<String> causes(Revertible what, List<String> besides) {
        return pool.preparedQuery(KEYS)
                .execute(Tuple.of(what.table()))
                .map(rows -> Sql.list(rows, row -> new Use(row.getString(0), row.getString(1))))
                .map(keys -> Stream.concat(
                                keys.stream().filter(use -> !besides.contains(use.table)), further(what.uses()))
                        .sorted(Comparator.comparing(Use::table))
                        .map(use -> branch(what, use))
                        .reduce("", String::concat));
    }

    private static Stream<Use> further(Map<String, String> uses) {
        return uses.entrySet().stream().map(use -> new Use(use.getKey(), use.getValue()));
    }

    private static String branch(Revertible what, Use use) {
        String name = use.table.equals(what.table()) ? "children" : use.table;
        return "when exists (select 1 from " + use.table + " u where u." + use.column + " = t.id) then upper('has_"
                + name + "') ";
    }
}
