package io.abmsuite.segmentation.whatif;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.segmentation.kernel.KernelException;
import io.abmsuite.segmentation.kernel.PortfolioRoom;
import io.abmsuite.segmentation.run.ComputedRun;
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
        PortfolioRoom room = PortfolioRoom.ofThisMachine();
        Map<Letters, Letters> kinds = new HashMap<>();
        Map<UUID, Letters> found = new HashMap<>();
        return pool.withTransaction(transaction ->
                        Sql.each(transaction, ALL, Tuple.tuple().addArrayOfUUID(ids), row -> {
                            room.account();
                            Letters letters = Letters.of(row.getString(1), row.getString(2));
                            found.put(row.getUUID(0), kinds.computeIfAbsent(letters, same -> same));
                        }))
                .replaceWith(found)
                .onFailure(KernelException.class)
                .transform(ComputedRun::refusal);
    }
}
