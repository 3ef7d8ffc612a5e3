package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Keeps what persons decided about classes. */
@ApplicationScoped
class OverrideRepository {

    /** How many are ended in one round. */
    static final int AT_ONCE = 100;

    private static final String FIND =
            "select %s from class_override where account_id = $1".formatted(OverrideColumns.NAMES);
    private static final String PUT = """
            insert into class_override (account_id, kind, abc_class, xyz_class, reason, until, created_at, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (account_id) do update set kind = excluded.kind, abc_class = excluded.abc_class,
                xyz_class = excluded.xyz_class, reason = excluded.reason, until = excluded.until,
                created_at = excluded.created_at, created_by = excluded.created_by
            """;
    private static final String REMOVE =
            "delete from class_override where account_id = $1 returning %s".formatted(OverrideColumns.NAMES);
    private static final String EXPIRED =
            "select account_id from class_override where until < $1 order by until, account_id limit " + AT_ONCE;

    /** Puts a decision in the place of another and answers that one; null if there was none. */
    Uni<ClassOverride> put(SqlConnection transaction, UUID account, ClassOverride override) {
        Tuple values = Tuple.tuple()
                .addUUID(account)
                .addString(override.kind().name())
                .addString(override.abcClass())
                .addString(override.xyzClass())
                .addString(override.reason())
                .addLocalDate(override.until())
                .addOffsetDateTime(override.createdAt().atOffset(ZoneOffset.UTC))
                .addString(override.createdBy());
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(account))
                .map(rows -> Sql.first(rows, OverrideColumns::read))
                .call(() -> transaction.preparedQuery(PUT).execute(values));
    }

    /** Removes a decision and answers it; null if there is none. */
    Uni<ClassOverride> remove(SqlConnection transaction, UUID account) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(account))
                .map(rows -> Sql.first(rows, OverrideColumns::read));
    }

    /** Accounts with a decision that held until before this day; some of them. */
    Uni<List<UUID>> expired(Pool pool, LocalDate today) {
        return pool.preparedQuery(EXPIRED).execute(Tuple.of(today)).map(rows -> Sql.list(rows, row -> row.getUUID(0)));
    }
}
