package io.abmsuite.segmentation.accountview.messaging;

import io.abmsuite.platform.copy.ReadCopy;
import io.abmsuite.platform.copy.RebuiltRows;
import io.abmsuite.platform.messaging.Event;
import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventConsumers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the copy of accounts, stamped with the ledger's position. An older version is dropped; an erased account is
 * remembered by its code alone, so that a late event cannot revive it.
 */
@ApplicationScoped
public class AccountConsumer implements ReadCopy {

    private static final String UPSERT = """
            with p as (update ledger_position set n = n + 1 where id = 1 returning n)
            insert into account as a (account_id, code, name, team, country, parent_id, archived, version, position)
            select s.id, s.code, s.name, s.team, s.country, s.parent, s.archived, s.version, p.n
            from p, unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::boolean[], $8::bigint[])
                 as s(id, code, name, team, country, parent, archived, version)
            order by s.id
            on conflict (account_id) do update set code = excluded.code, name = excluded.name, team = excluded.team,
                country = excluded.country, parent_id = excluded.parent_id, archived = excluded.archived, version = excluded.version,
                position = excluded.position
            where a.version < excluded.version and not a.erased
            """;
    private static final String ERASE = """
            with p as (update ledger_position set n = n + 1 where id = 1 returning n)
            insert into account as a (account_id, code, erased, position)
            select e.id, cast(e.id as text), true, p.n from p, unnest($1::uuid[]) as e(id) order by e.id
            on conflict (account_id) do update set name = null, team = null, country = null, parent_id = null,
                erased = true, position = excluded.position
            where not a.erased
            """;

    private final EventConsumers consumers;

    AccountConsumer(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Incoming("accounts")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consumers.consume(records, this);
    }

    @Override
    public String consumer() {
        return "segmentation.accounts";
    }

    @Override
    public Map<String, Class<? extends Record>> payloads() {
        return Map.of("io.abmsuite.AccountSnapshotV1", AccountSnapshotV1.class);
    }

    @Override
    public boolean acceptsTombstones() {
        return true;
    }

    @Override
    public boolean needsInbox() {
        return false;
    }

    @Override
    public String copy() {
        return "accounts";
    }

    @Override
    public String topic() {
        return "abm.accounts";
    }

    /** The ledger's position has a twin, so that a rebuild does not raise it, nor stop the ledger, with every event. */
    @Override
    public List<String> tables() {
        return List.of("account", "ledger_position");
    }

    @Override
    public Uni<Void> prepare(SqlConnection connection) {
        return connection
                .query("insert into ledger_position (id, n) values (1, 0)")
                .execute()
                .replaceWithVoid();
    }

    @Override
    public Uni<RebuiltRows> replace(SqlConnection transaction) {
        return AccountReplacement.run(transaction);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
        return fill(transaction, batch);
    }

    @Override
    public Uni<Void> fill(SqlConnection connection, EventBatch batch) {
        Map<UUID, AccountSnapshotV1> newest = new LinkedHashMap<>();
        batch.events().stream()
                .filter(event -> !event.isTombstone())
                .map(event -> event.data(AccountSnapshotV1.class))
                .forEach(snapshot ->
                        newest.merge(snapshot.accountId(), snapshot, (a, b) -> a.version() > b.version() ? a : b));
        UUID[] erased = batch.events().stream()
                .filter(Event::isTombstone)
                .map(event -> UUID.fromString(event.key()))
                .distinct()
                .toArray(UUID[]::new);
        return upsert(connection, List.copyOf(newest.values())).chain(() -> erase(connection, erased));
    }

    private static Uni<Void> upsert(SqlConnection transaction, List<AccountSnapshotV1> snapshots) {
        if (snapshots.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(
                        snapshots.stream().map(AccountSnapshotV1::accountId).toArray(UUID[]::new))
                .addArrayOfString(
                        snapshots.stream().map(AccountSnapshotV1::code).toArray(String[]::new))
                .addArrayOfString(
                        snapshots.stream().map(AccountSnapshotV1::name).toArray(String[]::new))
                .addArrayOfString(
                        snapshots.stream().map(AccountSnapshotV1::team).toArray(String[]::new))
                .addArrayOfString(
                        snapshots.stream().map(AccountSnapshotV1::country).toArray(String[]::new))
                .addArrayOfUUID(
                        snapshots.stream().map(AccountSnapshotV1::parentId).toArray(UUID[]::new))
                .addArrayOfBoolean(
                        snapshots.stream().map(AccountSnapshotV1::archived).toArray(Boolean[]::new))
                .addArrayOfLong(
                        snapshots.stream().map(AccountSnapshotV1::version).toArray(Long[]::new));
        return transaction.preparedQuery(UPSERT).execute(values).replaceWithVoid();
    }

    private static Uni<Void> erase(SqlConnection transaction, UUID[] erased) {
        return erased.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(ERASE)
                        .execute(Tuple.tuple().addArrayOfUUID(erased))
                        .replaceWithVoid();
    }
}
