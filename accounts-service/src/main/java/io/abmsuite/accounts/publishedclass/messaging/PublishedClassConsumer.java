package io.abmsuite.accounts.publishedclass.messaging;

import io.abmsuite.platform.copy.ReadCopy;
import io.abmsuite.platform.copy.RebuiltRows;
import io.abmsuite.platform.copy.TableReplacement;
import io.abmsuite.platform.messaging.EventBatch;
import io.abmsuite.platform.messaging.EventConsumers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the published class of each account. An older version is dropped; the class may come before its account. */
@ApplicationScoped
public class PublishedClassConsumer implements ReadCopy {

    private static final String UPSERT = """
            insert into account_class (account_id, version, policy, policy_version, run_id, as_of, since, abc_class,
                xyz_class, cell, lifecycle, rank, total, currency, share, cv, recency_days, flags, month_totals)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            on conflict (account_id) do update set
                version = excluded.version, policy = excluded.policy, policy_version = excluded.policy_version,
                run_id = excluded.run_id, as_of = excluded.as_of, since = excluded.since,
                abc_class = excluded.abc_class, xyz_class = excluded.xyz_class, cell = excluded.cell,
                lifecycle = excluded.lifecycle, rank = excluded.rank, total = excluded.total,
                currency = excluded.currency, share = excluded.share, cv = excluded.cv,
                recency_days = excluded.recency_days, flags = excluded.flags, month_totals = excluded.month_totals
            where account_class.version < excluded.version
            """;

    private final EventConsumers consumers;

    PublishedClassConsumer(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Incoming("classes")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consumers.consume(records, this);
    }

    @Override
    public String consumer() {
        return "accounts.classes";
    }

    @Override
    public Map<String, Class<? extends Record>> payloads() {
        return Map.of("io.abmsuite.PublishedClassV1", PublishedClassV1.class);
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
        return "classes";
    }

    @Override
    public String topic() {
        return "abm.classes";
    }

    @Override
    public List<String> tables() {
        return List.of("account_class");
    }

    @Override
    public Uni<RebuiltRows> replace(SqlConnection transaction) {
        return TableReplacement.of("account_class", "account_id").run(transaction);
    }

    @Override
    public Uni<Void> apply(SqlConnection transaction, EventBatch batch) {
        return fill(transaction, batch);
    }

    @Override
    public Uni<Void> fill(SqlConnection connection, EventBatch batch) {
        List<Tuple> rows = batch.events().stream()
                .filter(event -> !event.isTombstone())
                .map(event -> row(event.data(PublishedClassV1.class)))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(PublishedClassV1 published) {
        JsonArray months = new JsonArray();
        published
                .monthTotals()
                .forEach(total -> months.add(JsonObject.of(
                        "month", total.month(), "amount", total.amount().toPlainString())));
        return Tuple.tuple()
                .addUUID(published.accountId())
                .addLong(published.version())
                .addString(published.policy())
                .addInteger(published.policyVersion())
                .addUUID(published.runId())
                .addLocalDate(published.asOf())
                .addLocalDate(published.since())
                .addString(published.abcClass())
                .addString(published.xyzClass())
                .addString(published.cell())
                .addString(published.lifecycle())
                .addInteger(published.rank())
                .addBigDecimal(published.total())
                .addString(published.currency())
                .addBigDecimal(published.share())
                .addBigDecimal(published.cv())
                .addInteger(published.recencyDays())
                .addArrayOfString(published.flags().toArray(String[]::new))
                .addValue(months);
    }
}
