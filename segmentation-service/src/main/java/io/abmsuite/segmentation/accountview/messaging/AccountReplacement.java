package io.abmsuite.segmentation.accountview.messaging;

import io.abmsuite.platform.copy.RebuiltRows;
import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Makes the copy of accounts like its rebuilt twin, all of it stamped with one new position of the ledger. An erased account
 * stays erased, though the topic forgets its tombstone; one that has sales but no snapshot is a placeholder.
 */
final class AccountReplacement {

    private static final String RAISE = "update public.ledger_position set n = n + 1 where id = 1 returning n";
    private static final String CHANGE = """
            update public.account l set code = case when n.erased then l.code else n.code end, name = n.name, team = n.team,
                country = n.country, parent_id = n.parent_id, archived = n.archived, erased = n.erased,
                version = case when n.erased then l.version else n.version end, position = $1
            from pg_temp.account n
            where n.account_id = l.account_id and not l.erased
              and (n.erased or row(l.code, l.name, l.team, l.country, l.parent_id, l.archived, l.version)
                               is distinct from row(n.code, n.name, n.team, n.country, n.parent_id, n.archived, n.version))
            """;
    private static final String ADD = """
            insert into public.account (account_id, code, name, team, country, parent_id, archived, erased, version, position)
            select account_id, code, name, team, country, parent_id, archived, erased, version, $1 from pg_temp.account n
            where not exists (select 1 from public.account l where l.account_id = n.account_id)
            """;
    private static final String DEMOTE = """
            update public.account l set name = null, team = null, country = null, parent_id = null,
                archived = false, version = 0, position = $1
            where not l.erased and l.version > 0
              and not exists (select 1 from pg_temp.account n where n.account_id = l.account_id)
              and exists (select 1 from public.sale s where s.account_id = l.account_id)
            """;
    private static final String REMOVE = """
            delete from public.account l
            where not l.erased
              and not exists (select 1 from pg_temp.account n where n.account_id = l.account_id)
              and not exists (select 1 from public.sale s where s.account_id = l.account_id)
            """;

    private AccountReplacement() {}

    /** Replaces, in the given transaction. The ledger stands still from here to the commit. */
    static Uni<RebuiltRows> run(SqlConnection transaction) {
        return transaction
                .query(RAISE)
                .execute()
                .map(rows -> Sql.first(rows, row -> row.getLong(0)))
                .chain(position -> replace(transaction, Tuple.of(position)));
    }

    private static Uni<RebuiltRows> replace(SqlConnection transaction, Tuple position) {
        return count(transaction, CHANGE, position)
                .chain(changed -> count(transaction, DEMOTE, position)
                        .chain(demoted -> count(transaction, ADD, position)
                                .chain(added -> count(transaction, REMOVE, Tuple.tuple())
                                        .map(removed -> new RebuiltRows(added, changed + demoted, removed)))));
    }

    private static Uni<Integer> count(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).map(rows -> rows.rowCount());
    }
}
