package io.abmsuite.accounts.sale;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sales that the revert of an import has voided. Reported again they are new events: the ledger has seen the former ones
 * and would not take them twice.
 */
@ApplicationScoped
public class RevertedSales {

    private static final String FIND = """
            select r.source, r.sale_id, r.import_id from unnest($1::text[], $2::text[]) as n(source, sale_id)
            join reverted_sale r on r.source = n.source and r.sale_id = n.sale_id
            """;
    private static final String ADD = """
            insert into reverted_sale (source, sale_id, import_id)
            select distinct n.source, n.sale_id, $3::uuid from unnest($1::text[], $2::text[]) as n(source, sale_id)
            on conflict (source, sale_id) do update set import_id = excluded.import_id
            """;

    /** The import whose revert voided it last, per sale; sales without one are left out. */
    public Uni<Map<SaleName, UUID>> find(SqlClient client, Collection<SaleName> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return client.preparedQuery(FIND).execute(values(List.copyOf(names))).map(rows -> {
            Map<SaleName, UUID> found = new HashMap<>();
            rows.forEach(row -> found.put(new SaleName(row.getString(0), row.getString(1)), row.getUUID(2)));
            return found;
        });
    }

    /** Remembers sales a revert voids. */
    public Uni<Void> add(SqlClient transaction, Collection<SaleName> names, UUID importId) {
        if (names.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(ADD)
                .execute(values(List.copyOf(names)).addUUID(importId))
                .replaceWithVoid();
    }

    private static Tuple values(List<SaleName> names) {
        return Tuple.tuple()
                .addArrayOfString(names.stream().map(SaleName::source).toArray(String[]::new))
                .addArrayOfString(names.stream().map(SaleName::saleId).toArray(String[]::new));
    }
}
