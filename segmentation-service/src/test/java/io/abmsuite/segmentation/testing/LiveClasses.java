package io.abmsuite.segmentation.testing;

import static io.abmsuite.segmentation.testing.Runs.completed;
import static io.abmsuite.segmentation.testing.Runs.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.Tokens;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;

/** Live mode from outside: begins and ends it, and tells what it published and what a run finds. */
public final class LiveClasses {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private LiveClasses() {}

    public static void goLive(String policy) {
        Database.update("""
                insert into publishing (id, policy, version, mode, publishes, cadence_ms, confirm_runs, changed_at, changed_by)
                values (gen_random_uuid(), ?, 1, 'LIVE', true, 50, 1, now(), 'test')
                """, policy);
    }

    public static void end() {
        Database.update("delete from publishing");
    }

    public static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    /** Letters as published and as found, and lifecycle. */
    public static List<List<Object>> published() {
        return Database.query("""
                select account_code, computed_abc, computed_xyz, abc_class, xyz_class, lifecycle from account_class
                order by account_code
                """);
    }

    /** The same as a run over the same ledger finds it. */
    public static List<List<Object>> found(String run) {
        return Database.query("""
                select code, abc_class, xyz_class, abc_class, xyz_class, lifecycle from run_result
                where run_id = cast(? as uuid) order by code
                """, run);
    }

    /** Totals with their currency. */
    public static List<List<Object>> publishedTotals() {
        return Database.query("select account_code, total, currency from account_class order by account_code");
    }

    /** The sums by month beside each class. */
    public static List<List<Object>> publishedMonths() {
        return Database.query(
                "select account_code, cast(month_totals as text) from account_class order by account_code");
    }

    /** The same as a run over the same ledger finds it. */
    public static List<List<Object>> foundTotals(String run) {
        return Database.query("""
                select l.code, l.total, case when l.total is not null then r.currency end
                from run_result l join run r on r.id = l.run_id where l.run_id = cast(? as uuid) order by l.code
                """, run);
    }

    /** A run that is not published. */
    public static String run(String policy, String asOf) {
        return completed("{'policy': '" + policy + "', 'publish': false, 'asOf': '" + asOf + "'}");
    }

    /** The newest live publications, newest first. */
    public static List<String> publications() {
        return reader().get("/v1/publications").path("items.id");
    }

    /** Computes a live publication again from the sales and rates of its watermark. */
    public static void assertReplayedWithTheSameHash(String publication) {
        given().auth()
                .oauth2(Tokens.of("segments:run"))
                .header("Prefer", "wait=30")
                .post("/v1/publications/" + publication + "/replay")
                .then()
                .statusCode(201)
                .body("kind", equalTo("REPLAY"))
                .body("replay.of", equalTo(publication))
                .body("replay.equal", equalTo(true))
                .body("published", equalTo(false));
    }

    public static void assertFollowed(String policy, String asOf) {
        eventually(() -> assertThat(published()).isEqualTo(found(run(policy, asOf))));
    }
}
