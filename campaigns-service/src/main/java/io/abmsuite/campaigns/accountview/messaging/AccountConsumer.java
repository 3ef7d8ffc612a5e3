package io.abmsuite.campaigns.accountview.messaging;

import io.abmsuite.campaigns.accountview.Countries;
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

/** Keeps the copy of accounts. */
@Singleton
public class AccountConsumer extends SnapshotConsumer<AccountSnapshotV1> {

    AccountConsumer(EventConsumers consumers, Audiences audiences) {
        super(consumers, audiences, "accounts", "account", AccountSnapshotV1.class);
    }

    @Incoming("accounts")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consume(records);
    }

    @Override
    UUID accountOf(AccountSnapshotV1 account) {
        return account.accountId();
    }

    @Override
    Stream<UUID> ownAccounts(List<UUID> erased) {
        return erased.stream();
    }

    @Override
    Tuple row(AccountSnapshotV1 account) {
        return Tuple.tuple()
                .addUUID(account.accountId())
                .addString(account.code())
                .addString(account.name())
                .addString(account.country())
                .addString(Countries.key(account.country()))
                .addString(account.city())
                .addString(account.industry())
                .addString(account.team())
                .addArrayOfString(account.tags().toArray(String[]::new))
                .addString(account.keyStatus())
                .addArrayOfString(account.roles().toArray(String[]::new))
                .addBoolean(account.archived())
                .addLong(account.version());
    }

    @Override
    String upsertSql() {
        return """
                insert into account as a (account_id, code, name, country, country_key, city, industry, team, tags,
                    key_status, roles, archived, version)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                on conflict (account_id) do update set code = excluded.code, name = excluded.name,
                    country = excluded.country, country_key = excluded.country_key, city = excluded.city,
                    industry = excluded.industry, team = excluded.team, tags = excluded.tags,
                    key_status = excluded.key_status, roles = excluded.roles, archived = excluded.archived,
                    version = excluded.version
                where a.version < excluded.version and not a.erased
                """;
    }

    @Override
    String eraseSql() {
        return """
                insert into account (account_id, code, erased, version) values ($1, '', true, 0)
                on conflict (account_id) do update set code = '', name = null, country = null, country_key = null,
                    city = null, industry = null, team = null, tags = '{}', roles = '{}', erased = true
                """;
    }

    /** An erased id is remembered, though the topic forgets its tombstone. */
    @Override
    TableReplacement replacement() {
        return TableReplacement.of("account", "account_id").keeping("l.erased");
    }
}
