package io.abmsuite.segmentation.whatif;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The classes that are published. */
@ApplicationScoped
class PublishedLetters {

    private static final String ALL = """
            select account_id, abc_class, xyz_class from account_class
            where $1::uuid[] is null or account_id = any($1::uuid[])
            """;

    private final Pool pool;

    PublishedLetters(Pool pool) {
        this.pool = pool;
    }

    /** By account; null asks for all of them. */
    Uni<Map<UUID, Letters>> of(List<UUID> accounts) {
        UUID[] ids = accounts == null ? null : accounts.toArray(UUID[]::new);
        return pool.preparedQuery(ALL)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    Map<UUID, Letters> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID(0), Letters.of(row.getString(1), row.getString(2))));
                    return found;
                });
    }
}
