package io.abmsuite.campaigns.accountview.messaging;

import io.abmsuite.campaigns.audience.Audiences;
import io.abmsuite.platform.copy.TableReplacement;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.messaging.EventConsumers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of contacts. */
@Singleton
public class ContactConsumer extends SnapshotConsumer<ContactSnapshotV1> {

    ContactConsumer(EventConsumers consumers, Audiences audiences) {
        super(consumers, audiences, "contacts", "contact", ContactSnapshotV1.class);
    }

    @Incoming("contacts")
    public Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return consume(records);
    }

    @Override
    public boolean carriesPersonalData() {
        return true;
    }

    @Override
    UUID accountOf(ContactSnapshotV1 contact) {
        return contact.accountId();
    }

    @Override
    Uni<List<UUID>> accountsBefore(SqlConnection transaction, List<ContactSnapshotV1> facts, List<UUID> erased) {
        UUID[] contacts = Stream.concat(facts.stream().map(ContactSnapshotV1::contactId), erased.stream())
                .toArray(UUID[]::new);
        return transaction
                .preparedQuery(
                        "select distinct account_id from contact where contact_id = any($1::uuid[]) and account_id is not null")
                .execute(Tuple.tuple().addArrayOfUUID(contacts))
                .map(rows -> Sql.list(rows, row -> row.getUUID(0)));
    }

    @Override
    Tuple row(ContactSnapshotV1 contact) {
        return Tuple.tuple()
                .addUUID(contact.contactId())
                .addUUID(contact.accountId())
                .addString(contact.fullName())
                .addString(contact.firstName())
                .addString(contact.lastName())
                .addString(contact.title())
                .addString(contact.email())
                .addString(contact.phone())
                .addBoolean(contact.archived())
                .addLong(contact.version());
    }

    @Override
    String upsertSql() {
        return """
                insert into contact as c (contact_id, account_id, full_name, first_name, last_name, title, email, phone,
                    archived, version)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                on conflict (contact_id) do update set account_id = excluded.account_id, full_name = excluded.full_name,
                    first_name = excluded.first_name, last_name = excluded.last_name, title = excluded.title,
                    email = excluded.email, phone = excluded.phone, archived = excluded.archived,
                    version = excluded.version
                where c.version < excluded.version and not c.erased
                """;
    }

    @Override
    String eraseSql() {
        return """
                insert into contact (contact_id, erased, version) values ($1, true, 0)
                on conflict (contact_id) do update set full_name = null, first_name = null, last_name = null,
                    title = null, email = null, phone = null, erased = true
                """;
    }

    /** An erased id is remembered, though the topic forgets its tombstone. */
    @Override
    TableReplacement replacement() {
        return TableReplacement.of("contact", "contact_id").keeping("l.erased");
    }
}
