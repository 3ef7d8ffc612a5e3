package io.abmsuite.accounts.dataimport.revert;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.SoldAccounts;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportProgress;
import io.abmsuite.accounts.sale.AsideSales;
import io.abmsuite.accounts.sale.RevertedSales;
import io.abmsuite.accounts.sale.Sale;
import io.abmsuite.accounts.sale.SaleEvents;
import io.abmsuite.accounts.sale.SaleName;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.outbox.EventProducer;
import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Discards sales that are still aside and hands voids of the others to the ledger, in one transaction with the progress: the
 * event of a void is the same however often it is sent.
 */
@ApplicationScoped
class SaleVoids {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool pool;
    private final AccountNames names;
    private final SoldAccounts sold;
    private final AsideSales asides;
    private final RevertedSales reverted;
    private final SaleEvents events;
    private final EventProducer producer;
    private final ImportProgress positions;
    private final RevertProgress progress;

    SaleVoids(
            Pool pool,
            AccountNames names,
            SoldAccounts sold,
            AsideSales asides,
            RevertedSales reverted,
            SaleEvents events,
            EventProducer producer,
            ImportProgress positions,
            RevertProgress progress) {
        this.pool = pool;
        this.names = names;
        this.sold = sold;
        this.asides = asides;
        this.reverted = reverted;
        this.events = events;
        this.producer = producer;
        this.positions = positions;
        this.progress = progress;
    }

    void renew(ImportJob job) {
        progress.renew(job).await().atMost(PATIENCE);
    }

    /** Takes sales of so many rows back; called on a worker thread. */
    void store(ImportJob job, long rows, Map<Sale, String> sales) {
        pool.withTransaction(transaction -> asides.discard(transaction, job.id(), namesOf(sales))
                        .chain(gone -> accounts(transaction, job, sales)
                                .chain(accounts -> send(transaction, job, voids(job, sales, accounts, gone)))
                                .chain(sent -> progress.advance(
                                        transaction, job, RevertCounts.ofSales(rows, sent, gone.size())))))
                .await()
                .atMost(PATIENCE);
    }

    /** Looked up after those aside are gone: a sale whose account has just appeared is either discarded or voided. */
    private Uni<Map<String, Named>> accounts(SqlConnection transaction, ImportJob job, Map<Sale, String> sales) {
        return names.resolve(transaction, job.source(), sales.values()).chain(found -> sold.mark(transaction, found));
    }

    private static List<SaleName> namesOf(Map<Sale, String> sales) {
        return sales.keySet().stream().map(Sale::name).distinct().toList();
    }

    private Map<SaleName, OutgoingEvent> voids(
            ImportJob job, Map<Sale, String> sales, Map<String, Named> accounts, Set<SaleName> gone) {
        Map<SaleName, OutgoingEvent> voids = new LinkedHashMap<>();
        sales.forEach((sale, ref) -> {
            Named account = accounts.get(ref);
            if (account.isKnown() && !gone.contains(sale.name())) {
                UUID id = Uuids.nameBased(
                        "sale",
                        sale.source(),
                        sale.saleId(),
                        "reverted",
                        job.id().toString());
                voids.put(sale.name(), events.event(id, sale.asVoid(), account));
            }
        });
        return voids;
    }

    private Uni<Integer> send(SqlConnection transaction, ImportJob job, Map<SaleName, OutgoingEvent> voids) {
        return producer.sendAll(List.copyOf(voids.values())).chain(fates -> {
            for (Sent fate : fates) {
                if (!fate.ok()) {
                    return Uni.createFrom().failure(fate.failure());
                }
            }
            return reverted.add(transaction, voids.keySet(), job.id())
                    .chain(() -> positions.rememberPositions(transaction, job, fates))
                    .replaceWith(voids.size());
        });
    }
}
