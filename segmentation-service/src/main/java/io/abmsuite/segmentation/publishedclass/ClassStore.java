package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes what is published, and reads it to be changed. */
@ApplicationScoped
class ClassStore {

    private static final String OF_ACCOUNTS =
            "select %s from account_class where account_id = any($1::uuid[])".formatted(ClassColumns.NAMES);
    /** Publications wait for decisions under way and the other way round: neither writes over what the other wrote. */
    private static final String HOLD_PUBLICATIONS = "select 1 from publication where id = 1 for share";

    private static final String LOCK = """
            select %s from account_class where account_id = $1 for update
            """.formatted(ClassColumns.NAMES);
    private static final String STORE = """
            insert into account_class (%s)
            select account_id::uuid, account_code, version, policy, policy_version, run_id::uuid, as_of::date, since::date,
                   abc_class, xyz_class, cell, lifecycle, rank, total::numeric, currency, share::numeric, cv::numeric,
                   recency_days, string_to_array(flags, ' '), month_totals, computed_abc, computed_xyz, confirmed_abc,
                   confirmed_xyz, candidate_abc, candidate_xyz, candidate_runs, candidate_as_of::date
            from %s
            on conflict (account_id) do update set
                account_code = excluded.account_code, version = excluded.version, policy = excluded.policy,
                policy_version = excluded.policy_version, run_id = excluded.run_id, as_of = excluded.as_of,
                since = excluded.since, abc_class = excluded.abc_class, xyz_class = excluded.xyz_class,
                cell = excluded.cell, lifecycle = excluded.lifecycle, rank = excluded.rank, total = excluded.total,
                currency = excluded.currency, share = excluded.share, cv = excluded.cv,
                recency_days = excluded.recency_days, flags = excluded.flags, month_totals = excluded.month_totals,
                computed_abc = excluded.computed_abc, computed_xyz = excluded.computed_xyz,
                confirmed_abc = excluded.confirmed_abc, confirmed_xyz = excluded.confirmed_xyz,
                candidate_abc = excluded.candidate_abc, candidate_xyz = excluded.candidate_xyz,
                candidate_runs = excluded.candidate_runs, candidate_as_of = excluded.candidate_as_of
            """.formatted(ClassColumns.NAMES, ClassColumns.UNNESTED);
    private static final String OVERRIDES = """
            select account_id, %s from class_override where account_id = any($1::uuid[]) and until >= $2
            """.formatted(OverrideColumns.NAMES);
    private static final String ADD_MOVES = """
            insert into class_move (account_id, version, cause, policy, policy_version, run_id, as_of, from_abc, from_xyz,
                from_lifecycle, to_abc, to_xyz, to_lifecycle, computed_abc, computed_xyz, actor, reason, moved_at)
            select m.account_id::uuid, m.version, $1, m.policy, m.policy_version, m.run_id::uuid, m.as_of::date, m.from_abc,
                m.from_xyz, m.from_lifecycle, m.to_abc, m.to_xyz, m.to_lifecycle, m.computed_abc, m.computed_xyz, $2, $3,
                $4::text::timestamptz
            from %s
            """.formatted(MoveColumns.UNNESTED);

    private final ClassColumns columns;

    ClassStore(ClassColumns columns) {
        this.columns = columns;
    }

    Uni<Map<UUID, PublishedClass>> ofAccounts(SqlConnection transaction, UUID[] accounts) {
        return transaction
                .preparedQuery(OF_ACCOUNTS)
                .execute(Tuple.tuple().addArrayOfUUID(accounts))
                .map(rows -> {
                    Map<UUID, PublishedClass> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("account_id"), columns.read(row)));
                    return found;
                });
    }

    /** What is published of an account, locked with all publications until the transaction ends; null if nothing is. */
    Uni<PublishedClass> lock(SqlConnection transaction, UUID account) {
        return transaction
                .query(HOLD_PUBLICATIONS)
                .execute()
                .chain(() -> transaction.preparedQuery(LOCK).execute(Tuple.of(account)))
                .map(rows -> Sql.first(rows, columns::read));
    }

    /** What persons decided about accounts, as far as it holds on this day. */
    Uni<Map<UUID, ClassOverride>> overrides(SqlConnection transaction, UUID[] accounts, LocalDate today) {
        return transaction
                .preparedQuery(OVERRIDES)
                .execute(Tuple.tuple().addArrayOfUUID(accounts).addLocalDate(today))
                .map(rows -> {
                    Map<UUID, ClassOverride> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("account_id"), OverrideColumns.read(row)));
                    return found;
                });
    }

    Uni<Void> store(SqlConnection transaction, List<PublishedClass> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction.preparedQuery(STORE).execute(columns.arrays(changed)).replaceWithVoid();
    }

    /** Remembers moves and why they happened. */
    Uni<Void> addMoves(SqlConnection transaction, List<ClassChange> moves, MoveReason why) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(ADD_MOVES)
                .execute(MoveColumns.arrays(moves, why))
                .replaceWithVoid();
    }
}
