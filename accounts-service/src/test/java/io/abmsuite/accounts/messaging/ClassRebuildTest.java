package io.abmsuite.accounts.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.abmsuite.platform.testing.ContractExamples;
import io.abmsuite.platform.testing.CopyRebuild;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.EventSender;
import io.abmsuite.platform.testing.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The copy of published classes is spoilt in every way and made anew while events flow. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class ClassRebuildTest {

    private static final int CLASSES = 120;
    private static final String EXAMPLE = "01930000-0000-7000-8000-000000000001";
    private static final String COLUMNS =
            "account_id, version, cell, lifecycle, total, flags::text, month_totals::text";

    private final EventSender classes = EventSender.to("abm.classes");
    private final List<UUID> ids = new ArrayList<>();

    @Test
    void equalsACopyThatWasNeverSpoilt() {
        UUID unspoilt = UUID.randomUUID();
        for (int i = 0; i < CLASSES; i++) {
            ids.add(UUID.randomUUID());
            send(ids.get(i), 1, "AX");
        }
        send(unspoilt, 1, "AX");
        awaitVersions(1);
        UUID ghost = UUID.randomUUID();
        Database.update("delete from account_class where account_id = any(?::uuid[])", some(0, 30));
        Database.update(
                "update account_class set cell = 'CZ', version = 99, month_totals = '[]' where account_id = any(?::uuid[])",
                some(30, 60));
        Database.update("update account_class set flags = '{GHOST}' where account_id = any(?::uuid[])", some(60, 70));
        Database.update("""
                insert into account_class (account_id, version, policy, policy_version, run_id, as_of, since, lifecycle, flags,
                    month_totals)
                values (?, 1, 'p', 1, ?, '2026-01-01', '2026-01-01', 'ACTIVE', '{}', '[]')
                """, ghost, ghost);

        CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < CLASSES; i += 3) {
                send(ids.get(i), 2, "BY");
            }
        });
        CopyRebuild.of("classes").body("rowsRemoved", greaterThanOrEqualTo(1)).body("rowsChanged", greaterThan(20));
        flow.join();

        awaitVersions(2);
        assertThat(Database.query("select 1 from account_class where account_id = ?", ghost))
                .isEmpty();
        List<Object> expected = Database.query(
                        "select " + COLUMNS + " from account_class where account_id = ?", unspoilt)
                .get(0);
        for (int i = 1; i < CLASSES; i += 3) {
            assertThat(Database.query("select " + COLUMNS + " from account_class where account_id = ?", ids.get(i))
                            .get(0)
                            .subList(1, 7))
                    .isEqualTo(expected.subList(1, 7));
        }
    }

    private String some(int from, int to) {
        return array(ids.subList(from, to));
    }

    private void send(UUID account, int version, String cell) {
        classes.send(
                account.toString(),
                UUID.randomUUID(),
                "io.abmsuite.PublishedClassV1",
                ContractExamples.of("abm.classes", "PublishedClassV1")
                        .get(0)
                        .replace(EXAMPLE, account.toString())
                        .replace("\"version\": 1", "\"version\": " + version)
                        .replace("\"cell\": \"AX\"", "\"cell\": \"" + cell + "\""));
    }

    /** Every third one has changed to this version. */
    private void awaitVersions(int latest) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            boolean changed = latest == 2 && i % 3 == 0;
            expected.add(ids.get(i) + (changed ? " 2 BY" : " 1 AX"));
        }
        expected.sort(null);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Database.query(
                                        "select account_id, version, cell from account_class where account_id = any(?::uuid[])",
                                        array(ids))
                                .stream()
                                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
                                .sorted()
                                .toList())
                        .isEqualTo(expected));
    }

    private static String array(List<UUID> all) {
        return all.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
