package io.abmsuite.campaigns.accountview.messaging;

import io.abmsuite.campaigns.audience.Audiences;
import io.abmsuite.platform.copy.TableReplacement;
import io.abmsuite.platform.messaging.EventConsumers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of published classes; a class may come before its account. */
@Singleton
public class PublishedClassConsumer extends SnapshotConsumer<PublishedClassV1> {

    PublishedClassConsumer(EventConsumers consumers, Audiences audiences) {
        super(consumers, audiences, "classes", "account_class", PublishedClassV1.class);
    }

    @Incoming("classes")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consume(records);
    }

    @Override
    UUID accountOf(PublishedClassV1 published) {
        return published.accountId();
    }

    @Override
    Stream<UUID> ownAccounts(List<UUID> erased) {
        return erased.stream();
    }

    @Override
    Tuple row(PublishedClassV1 published) {
        return Tuple.tuple()
                .addUUID(published.accountId())
                .addLong(published.version())
                .addString(published.policy())
                .addUUID(published.runId())
                .addLocalDate(published.asOf())
                .addString(published.cell())
                .addString(published.lifecycle())
                .addArrayOfString(published.flags().toArray(String[]::new));
    }

    @Override
    String upsertSql() {
        return """
                insert into account_class as k (account_id, version, policy, run_id, as_of, cell, lifecycle, flags)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                on conflict (account_id) do update set version = excluded.version, policy = excluded.policy,
                    run_id = excluded.run_id, as_of = excluded.as_of, cell = excluded.cell,
                    lifecycle = excluded.lifecycle, flags = excluded.flags
                where k.version < excluded.version
                """;
    }

    @Override
    String eraseSql() {
        return "delete from account_class where account_id = $1";
    }

    @Override
    TableReplacement replacement() {
        return TableReplacement.of("account_class", "account_id");
    }
}
