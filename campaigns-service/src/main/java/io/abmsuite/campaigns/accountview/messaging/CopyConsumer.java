package io.abmsuite.campaigns.accountview.messaging;

import io.abmsuite.campaigns.audience.Audiences;
import io.abmsuite.platform.messaging.Event;
import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventConsumers;
import io.abmsuite.platform.messaging.EventHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Keeps a read copy by version and lets the audiences follow, in one transaction. Versions make an inbox needless. */
abstract class CopyConsumer<T extends Record> implements EventHandler {

    private final EventConsumers consumers;
    private final Audiences audiences;
    private final String name;
    private final Class<T> payload;

    CopyConsumer(EventConsumers consumers, Audiences audiences, String name, Class<T> payload) {
        this.consumers = consumers;
        this.audiences = audiences;
        this.name = name;
        this.payload = payload;
    }

    Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return consumers.consume(records, this);
    }

    @Override
    public String consumer() {
        return "campaigns." + name;
    }

    @Override
    public Map<String, Class<? extends Record>> payloads() {
        return Map.of("io.abmsuite." + payload.getSimpleName(), payload);
    }

    @Override
    public boolean needsInbox() {
        return false;
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
        List<T> facts = facts(batch);
        List<UUID> erased = erased(batch);
        return touched(transaction, facts, erased)
                .chain(accounts -> audiences
                        .lock(transaction, accounts)
                        .chain(() -> write(transaction, facts, erased))
                        .chain(() -> audiences.follow(transaction, accounts)));
    }

    /** The copy alone, without what follows from it. */
    final Uni<Void> write(SqlConnection connection, EventBatch batch) {
        return write(connection, facts(batch), erased(batch));
    }

    private Uni<Void> write(SqlConnection connection, List<T> facts, List<UUID> erased) {
        return run(connection, upsertSql(), facts.stream().map(this::row).toList())
                .chain(() -> run(
                        connection, eraseSql(), erased.stream().map(Tuple::of).toList()));
    }

    private List<T> facts(EventBatch batch) {
        return batch.events().stream()
                .filter(event -> !event.isTombstone())
                .map(event -> event.data(payload))
                .toList();
    }

    private static List<UUID> erased(EventBatch batch) {
        return batch.events().stream()
                .filter(Event::isTombstone)
                .map(event -> UUID.fromString(event.key()))
                .toList();
    }

    final Audiences audiences() {
        return audiences;
    }

    /** Accounts whose audiences must look again. */
    private Uni<Set<UUID>> touched(SqlConnection transaction, List<T> facts, List<UUID> erased) {
        Set<UUID> now = Stream.concat(facts.stream().map(this::accountOf), ownAccounts(erased))
                .collect(Collectors.toCollection(TreeSet::new));
        return accountsBefore(transaction, facts, erased).invoke(now::addAll).replaceWith(now);
    }

    /** Accounts the erased ids are themselves. */
    Stream<UUID> ownAccounts(List<UUID> erased) {
        return Stream.empty();
    }

    /** Accounts the rows belonged to before. */
    Uni<List<UUID>> accountsBefore(SqlConnection transaction, List<T> facts, List<UUID> erased) {
        return Uni.createFrom().item(List.of());
    }

    abstract UUID accountOf(T fact);

    abstract Tuple row(T fact);

    abstract String upsertSql();

    /** Remembers an erased id; takes the id. */
    abstract String eraseSql();

    private static Uni<Void> run(SqlConnection transaction, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }
}
