package io.abmsuite.accounts.sale;

import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.SoldAccounts;
import io.abmsuite.platform.outbox.EventProducer;
import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.abmsuite.platform.stop.RecurringWork;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes sales in whose account has appeared: sends them, then deletes them. Sent twice is one sale in the ledger. */
@ApplicationScoped
public class AsideSweep {

    private static final int BATCH = 1000;
    private static final String CLAIM = """
            select s.event_id, s.sale::text, coalesce(e.account_id, a.id) as account_id, coalesce(x.code, a.code) as code
            from sale_aside s
            left join account_external_id e on e.source = s.source and e.external_id = s.account_ref
            left join account x on x.id = e.account_id
            left join account a on a.code = s.account_ref
            where coalesce(e.account_id, a.id) is not null
              and (e.account_id is not null or not exists (
                  select 1 from account_external_id o
                  where o.external_id = s.account_ref and o.account_id <> a.id))
            order by s.event_id limit $1 for update of s skip locked
            """;

    private final Pool pool;
    private final SoldAccounts sold;
    private final EventProducer producer;
    private final SaleEvents events;
    private final RecurringWork work;
    private final Duration pause;

    AsideSweep(
            Pool pool,
            SoldAccounts sold,
            EventProducer producer,
            SaleEvents events,
            RecurringWork work,
            @ConfigProperty(name = "accounts.aside-sweep.pause", defaultValue = "1s") Duration pause) {
        this.pool = pool;
        this.sold = sold;
        this.producer = producer;
        this.events = events;
        this.work = work;
        this.pause = pause;
    }

    void start(@Observes StartupEvent start) {
        work.repeat(
                "sales-aside", pause, () -> pool.withTransaction(this::sweep).map(count -> count == BATCH));
    }

    private Uni<Integer> sweep(SqlConnection transaction) {
        return transaction.preparedQuery(CLAIM).execute(Tuple.of(BATCH)).chain(rows -> {
            Map<UUID, Sale> sales = new LinkedHashMap<>();
            Map<UUID, Named> accounts = new HashMap<>();
            rows.forEach(row -> {
                sales.put(row.getUUID("event_id"), events.readSale(row.getString("sale")));
                accounts.put(
                        row.getUUID("event_id"),
                        new Named(row.getUUID("account_id"), row.getString("code"), false, null));
            });
            return sold.mark(transaction, accounts).chain(there -> send(transaction, sales, there));
        });
    }

    private Uni<Integer> send(SqlConnection transaction, Map<UUID, Sale> sales, Map<UUID, Named> accounts) {
        List<OutgoingEvent> claimed = sales.keySet().stream()
                .filter(id -> accounts.get(id).isKnown())
                .map(id -> events.event(id, sales.get(id), accounts.get(id)))
                .toList();
        return claimed.isEmpty()
                ? Uni.createFrom().item(0)
                : producer.sendAll(claimed).chain(fates -> delete(transaction, claimed, fates));
    }

    private static Uni<Integer> delete(SqlConnection transaction, List<OutgoingEvent> claimed, List<Sent> fates) {
        for (Sent fate : fates) {
            if (!fate.ok()) {
                return Uni.createFrom().failure(fate.failure());
            }
        }
        UUID[] ids = claimed.stream().map(OutgoingEvent::id).toArray(UUID[]::new);
        return transaction
                .preparedQuery("delete from sale_aside where event_id = any($1::uuid[])")
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .replaceWith(claimed.size());
    }
}
