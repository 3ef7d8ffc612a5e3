package io.abmsuite.segmentation.live;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.BusinessClock;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Classes that followed a random stream of sales, corrections and voids are those a run finds in the end. The long form is
 * {@code -Dlive.sales=200000}.
 */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class LiveStreamTest {

    private static final int SALES = Integer.getInteger("live.sales", 2_000);
    private static final int ACCOUNTS = Math.max(40, SALES / 200);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Random random = new Random(20260115);
    private final List<String> accounts = new ArrayList<>();
    private LedgerFeed feed;

    @BeforeEach
    void goLive() {
        BusinessClock.at(TODAY.toString());
        feed = LedgerFeed.empty();
        Database.update("""
                insert into publishing (id, policy, version, mode, publishes, cadence_ms, confirm_runs, changed_at, changed_by)
                values (gen_random_uuid(), 'monthly', 1, 'LIVE', true, 50, 1, now(), 'test')
                """);
    }

    @AfterEach
    void end() {
        Database.update("delete from publishing");
        feed.close();
    }

    @Test
    void classesThatFollowAStreamAreThoseOfARun() {
        for (int sale = 0; sale < SALES; sale++) {
            int known = random.nextInt(10);
            int id = known < 7 || sale == 0 ? sale : random.nextInt(sale);
            if (known == 9 && accounts.size() > id) {
                feed.voided("sale-" + id, accounts.get(id), day(id));
            } else {
                sell(id);
            }
        }
        feed.applied();

        long position = (Long) Database.value("select n from ledger_position");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(published()).isEqualTo(found()));
        assertThat(Database.value("select count(*) from publication_log where kind = 'LIVE'"))
                .as("it followed all the time")
                .isNotEqualTo(1L);
        assertThat((Long) Database.value("select max(watermark) from publication_log"))
                .isLessThanOrEqualTo(position);
    }

    /** A sale, or another content of one; it stays with its account. */
    private void sell(int id) {
        while (accounts.size() <= id) {
            accounts.add("S" + (int) Math.min(ACCOUNTS - 1, Math.abs(random.nextGaussian()) * ACCOUNTS / 3));
        }
        String amount = (random.nextInt(90_000) - 4_000) + "." + random.nextInt(10_000);
        feed.sale("sale-" + id, accounts.get(id), day(id + random.nextInt(2)), amount, "EUR");
    }

    private static String day(int seed) {
        return TODAY.minusDays(Math.floorMod(seed * 7919L, 420)).toString();
    }

    private static List<List<Object>> published() {
        return Database.query("""
                select account_code, abc_class, xyz_class, lifecycle from account_class order by account_code
                """);
    }

    private static List<List<Object>> found() {
        String id = completed("{'policy': 'monthly', 'publish': false, 'asOf': '" + TODAY + "'}");
        return Database.query("""
                select code, abc_class, xyz_class, lifecycle from run_result where run_id = cast(? as uuid) order by code
                """, id);
    }
}
