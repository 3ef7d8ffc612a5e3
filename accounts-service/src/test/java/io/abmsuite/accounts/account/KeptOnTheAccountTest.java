package io.abmsuite.accounts.account;

import static io.abmsuite.accounts.Accounts.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the row of an account keeps of other tables is what they say, whoever writes them, in whatever order. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class KeptOnTheAccountTest {

    private static final int WRITERS = 4;
    private static final int WRITES = 120;
    private static final List<String> KINDS = List.of("COMPLAINT", "PRAISE");
    private static final List<String> STATUSES = List.of("RECEIVED", "IN_PROGRESS", "RESOLVED", "VERIFIED");
    private static final String WRONG = """
            select a.code from account a
            left join lateral (select count(*) as n, array_agg(row(source, external_id)::text order by source, external_id) as all
                               from account_external_id e where e.account_id = a.id) e on true
            left join lateral (select array_agg(row(s, i)::text order by s, i) as all
                               from unnest(a.external_sources, a.external_ids) as k(s, i)) kept on true
            left join lateral (select count(*) as n from feedback f where f.account_id = a.id and f.kind = 'COMPLAINT'
                               and f.status not in ('RESOLVED', 'VERIFIED')) f on true
            left join lateral (select count(*) as n from engagement g where g.account_id = a.id) g on true
            left join lateral (select id, occurred_at, kind, campaign_name from engagement l where l.account_id = a.id
                               order by occurred_at desc, id desc limit 1) l on true
            where (kept.all, a.open_complaints, a.engagements, a.last_engagement, a.last_engaged_at, a.last_engagement_kind,
                   a.last_engagement_campaign)
                  is distinct from (e.all, f.n, g.n, l.id, l.occurred_at, l.kind, l.campaign_name)
            """;

    @Test
    void isWhatTheTablesSayAfterManyWriteAtOnce() throws Exception {
        List<UUID> accounts =
                Stream.generate(() -> UUID.fromString(opened())).limit(3).toList();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Void>> work = IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(seed -> () -> write(new Random(seed), "writer-" + seed, accounts))
                    .toList();
            for (Future<Void> done : writers.invokeAll(work)) {
                done.get();
            }
        } finally {
            writers.shutdown();
        }

        assertThat(Database.query(WRONG)).isEmpty();
        assertThat(Database.query(
                        "select sum(cardinality(external_ids)) > 0, sum(open_complaints) > 0,"
                                + " sum(engagements) > 0 from account where id = any(?)",
                        (Object) accounts.toArray(UUID[]::new)))
                .containsExactly(List.of(true, true, true));
    }

    @Test
    void knowsEngagementsThatCameBeforeTheAccount() {
        UUID account = UUID.randomUUID();
        engage(account, UUID.randomUUID(), 1);
        engage(account, UUID.randomUUID(), 2);
        Database.update(
                "insert into account (id, code, name, created_at, updated_at) values (?, ?, 'Late Ltd', now(), now())",
                account,
                account.toString());

        assertThat(Database.value("select engagements from account where id = ?", account))
                .isEqualTo(2L);
        assertThat(Database.query(WRONG)).isEmpty();
    }

    private static Void write(Random random, String source, List<UUID> accounts) {
        for (int i = 0; i < WRITES; i++) {
            UUID account = accounts.get(random.nextInt(accounts.size()));
            switch (random.nextInt(8)) {
                case 0, 1 ->
                    Database.update(
                            "insert into account_external_id (source, external_id, account_id) values (?, ?, ?)",
                            source,
                            account + ";" + i,
                            account);
                case 2 ->
                    Database.update(
                            "delete from account_external_id where source = ? and account_id = ? and random() < 0.3",
                            source,
                            account);
                case 3, 4 ->
                    Database.update(
                            "insert into feedback (id, account_id, kind, text, status, received_at, updated_at)"
                                    + " values (?, ?, ?, 'late again', ?, now(), now())",
                            UUID.randomUUID(),
                            account,
                            one(KINDS, random),
                            one(STATUSES, random));
                case 5 ->
                    Database.update(
                            "update feedback set status = ? where id = (select id from feedback where account_id = ?"
                                    + " order by random() limit 1)",
                            one(STATUSES, random),
                            account);
                case 6 -> engage(account, new UUID(random.nextLong(), random.nextLong()), random.nextInt(5));
                default ->
                    Database.update(
                            "delete from engagement where id = (select id from engagement where account_id = ?"
                                    + " order by random() limit 1) and random() < 0.5",
                            account);
            }
        }
        return null;
    }

    private static void engage(UUID account, UUID engagement, int hour) {
        Database.update(
                "insert into engagement (id, account_id, campaign_id, campaign_name, touch_id, kind, occurred_at)"
                        + " values (?, ?, ?, ?, ?, 'REPLIED', ?)",
                engagement,
                account,
                UUID.randomUUID(),
                "campaign " + engagement,
                UUID.randomUUID(),
                OffsetDateTime.of(2026, 3, 1, hour, 0, 0, 0, ZoneOffset.UTC));
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
