package io.abmsuite.accounts.account;

import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Marks accounts before their first sale is handed to the ledger: such an account is never removed any more. */
@ApplicationScoped
public class SoldAccounts {

    private static final String MARK = """
            with marked as (
                update account set sold = true where id in (
                    select id from account where id = any($1) and not sold order by id for no key update)
                returning id)
            select id from account where id = any($1) and sold union select id from marked
            """;

    /** The same accounts; one that was removed since it was looked up is unknown. */
    public <K> Uni<Map<K, Named>> mark(SqlClient client, Map<K, Named> accounts) {
        UUID[] ids = accounts.values().stream()
                .filter(account -> account != null && account.isKnown())
                .map(Named::id)
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return Uni.createFrom().item(accounts);
        }
        return client.preparedQuery(MARK)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> withoutRemoved(accounts, Sql.list(rows, row -> row.getUUID(0))));
    }

    private static <K> Map<K, Named> withoutRemoved(Map<K, Named> accounts, List<UUID> there) {
        Set<UUID> marked = new HashSet<>(there);
        Map<K, Named> kept = new HashMap<>(accounts);
        kept.replaceAll((name, account) -> account != null && account.isKnown() && !marked.contains(account.id())
                ? new Named(null, null, false, null)
                : account);
        return kept;
    }
}
