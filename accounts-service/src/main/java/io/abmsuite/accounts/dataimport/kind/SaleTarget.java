package io.abmsuite.accounts.dataimport.kind;

import io.abmsuite.accounts.account.AccountNames;
import io.abmsuite.accounts.account.AccountNames.Named;
import io.abmsuite.accounts.account.SoldAccounts;
import io.abmsuite.accounts.dataimport.BatchCounts;
import io.abmsuite.accounts.dataimport.ImportJob;
import io.abmsuite.accounts.dataimport.ImportKind;
import io.abmsuite.accounts.dataimport.ImportProgress;
import io.abmsuite.accounts.dataimport.ImportRun;
import io.abmsuite.accounts.dataimport.ImportTarget;
import io.abmsuite.accounts.dataimport.file.ImportRow;
import io.abmsuite.accounts.sale.AsideSales;
import io.abmsuite.accounts.sale.RevertedSales;
import io.abmsuite.accounts.sale.Sale;
import io.abmsuite.accounts.sale.SaleEvents;
import io.abmsuite.accounts.sale.SaleName;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.outbox.EventProducer;
import io.abmsuite.platform.outbox.EventProducer.Sent;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sales rows: checked, found an account, handed to Kafka, and only then counted. Unknown accounts: kept aside. */
@ApplicationScoped
class SaleTarget implements ImportTarget {

    private static final Logger LOG = Logger.getLogger(SaleTarget.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SEEN = """
            select sale_id, revision, account_ref, event_id from import_sale
            where import_id = $1 and sale_id = any($2)
            """;
    private static final String REMEMBER = """
            insert into import_sale (import_id, sale_id, revision, account_ref, event_id)
            select $1, s.sale_id, s.revision, s.account_ref, s.event_id
            from unnest($2::text[], $3::int[], $4::text[], $5::uuid[]) as s(sale_id, revision, account_ref, event_id)
            on conflict (import_id, sale_id, revision) do update set event_id = excluded.event_id
            """;

    private final Pool pool;
    private final AccountNames names;
    private final SoldAccounts sold;
    private final RevertedSales reverted;
    private final SaleRowReader reader;
    private final SaleEvents events;
    private final AsideSales asides;
    private final EventProducer producer;
    private final ImportProgress progress;

    SaleTarget(
            Pool pool,
            AccountNames names,
            SoldAccounts sold,
            RevertedSales reverted,
            SaleRowReader reader,
            SaleEvents events,
            AsideSales asides,
            EventProducer producer,
            ImportProgress progress) {
        this.pool = pool;
        this.names = names;
        this.sold = sold;
        this.reverted = reverted;
        this.reader = reader;
        this.events = events;
        this.asides = asides;
        this.producer = producer;
        this.progress = progress;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.sales;
    }

    @Override
    public Set<String> required() {
        return SaleRowReader.REQUIRED;
    }

    @Override
    public Set<String> known() {
        return SaleRowReader.KNOWN;
    }

    @Override
    public boolean keepsUnknownColumns() {
        return false;
    }

    @Override
    public void take(ImportRun run, List<ImportRow> rows) {
        ImportJob job = run.job();
        List<SaleRowReader.Read> read =
                rows.stream().map(row -> reader.read(row, job.source())).toList();
        List<SaleRowReader.Read> right =
                read.stream().filter(one -> one.sale() != null).toList();
        Map<String, Named> accounts = await(names.resolve(
                        run.database(),
                        job.source(),
                        right.stream().map(SaleRowReader.Read::accountRef).toList())
                .chain(found -> job.isDryRun() ? Uni.createFrom().item(found) : sold.mark(pool, found)));
        Map<SaleName, UUID> voided = await(reverted.find(
                run.database(),
                right.stream().map(one -> one.sale().name()).distinct().toList()));
        Map<String, SaleBatch.Seen> seen = await(seen(run, right));
        SaleBatch batch = new SaleBatch(events);
        read.forEach(one -> batch.add(one, accounts, seen, voided));
        List<Sent> fates = job.isDryRun() ? List.of() : sendUntilTaken(run, batch.events());
        run.commit(transaction -> asides.store(transaction, batch.asides(), job.id())
                .chain(() -> remember(transaction, job, batch.seen()))
                .chain(() -> progress.rememberPositions(transaction, job, fates))
                .replaceWith(() -> BatchCounts.of(
                        rows.size(), batch.changed(), batch.asides().size(), batch.faults())));
    }

    /** While Kafka is away the import waits: nothing is counted that is not safe. */
    private List<Sent> sendUntilTaken(ImportRun run, List<OutgoingEvent> wanted) {
        List<Sent> taken = new ArrayList<>(wanted.size());
        List<OutgoingEvent> open = wanted;
        while (!open.isEmpty()) {
            List<Sent> fates = await(producer.sendAll(open));
            List<OutgoingEvent> again = new ArrayList<>();
            for (int i = 0; i < fates.size(); i++) {
                if (fates.get(i).ok()) {
                    taken.add(fates.get(i));
                } else {
                    again.add(open.get(i));
                }
            }
            if (!again.isEmpty()) {
                LOG.warnf("import=%s waits for Kafka with %d sales", run.job().id(), again.size());
                run.renew();
            }
            open = again;
        }
        return taken;
    }

    private static Uni<Map<String, SaleBatch.Seen>> seen(ImportRun run, List<SaleRowReader.Read> read) {
        String[] saleIds =
                read.stream().map(one -> one.sale().saleId()).distinct().toArray(String[]::new);
        return run.database()
                .preparedQuery(SEEN)
                .execute(Tuple.of(run.job().id()).addArrayOfString(saleIds))
                .map(rows -> {
                    Map<String, SaleBatch.Seen> seen = new HashMap<>();
                    Sql.list(
                                    rows,
                                    row -> new SaleBatch.Seen(
                                            row.getString(0), row.getInteger(1), row.getString(2), row.getUUID(3)))
                            .forEach(one -> seen.put(one.key(), one));
                    return seen;
                });
    }

    private static Uni<Void> remember(SqlClient transaction, ImportJob job, List<SaleBatch.Seen> seen) {
        if (seen.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(job.id())
                        .addArrayOfString(
                                seen.stream().map(SaleBatch.Seen::saleId).toArray(String[]::new))
                        .addArrayOfInteger(
                                seen.stream().map(SaleBatch.Seen::revision).toArray(Integer[]::new))
                        .addArrayOfString(
                                seen.stream().map(SaleBatch.Seen::accountRef).toArray(String[]::new))
                        .addArrayOfUUID(
                                seen.stream().map(SaleBatch.Seen::eventId).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static <T> T await(Uni<T> step) {
        return step.await().atMost(PATIENCE);
    }

    static int revisionOf(Sale sale) {
        return sale.revision() == null ? 0 : sale.revision();
    }
}
