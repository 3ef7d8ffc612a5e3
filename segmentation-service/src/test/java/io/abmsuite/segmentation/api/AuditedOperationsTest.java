package io.abmsuite.segmentation.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.AuditedOperations;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.Runs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class AuditedOperationsTest {

    private static final String KEPT_BACK = "{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false}";

    @BeforeAll
    static void feedTheLedger() {
        ExampleLedger.feed();
    }

    @Test
    void everyChangeLeavesExactlyOneEntry() {
        AuditedOperations operations = new AuditedOperations("previewWhatIf", "calibratePolicy")
                .with("addPolicy", call -> call.body("{\"name\":\"audited\"}").post("/v1/policies"))
                .with(
                        "startRun",
                        call -> call.body("{\"policy\":\"standard\",\"asOf\":\"2026-01-15\"}")
                                .post("/v1/runs"))
                .with(
                        "publishRun",
                        call -> call.body("{\"reason\":\"trial\"}")
                                .post("/v1/runs/" + Runs.completed(KEPT_BACK) + "/publish"))
                .with(
                        "overrideClass",
                        call -> call.body("{\"kind\":\"FLOOR\",\"abcClass\":\"A\",\"reason\":\"trial\",\"until\":\""
                                        + LocalDate.now(ZoneOffset.UTC).plusDays(9) + "\"}")
                                .post("/v1/classes/code:A07/override"))
                .with(
                        "withdrawOverride",
                        call -> call.body("{\"reason\":\"trial\"}").post("/v1/classes/code:A07/withdraw-override"))
                .with(
                        "changePublishing",
                        call -> call.header("If-Match", "*")
                                .body("{\"confirmRuns\":2}")
                                .patch("/v1/policies/monthly/publishing"))
                .with(
                        "replayPublication",
                        call -> call.post("/v1/publications/" + Runs.completed("{'asOf': '2026-01-15'}") + "/replay"))
                .with(
                        "replayRun",
                        call -> call.post(
                                "/v1/runs/" + Runs.completed("{'asOf': '2026-01-15', 'publish': false}") + "/replay"))
                .with(
                        "setExchangeRates",
                        "setExchangeRate",
                        call -> call.body("[{\"currency\":\"USD\",\"month\":\"2025-01\",\"rate\":\"0.9\"}]")
                                .post("/v1/exchange-rates/batch"))
                .with("setExchangeRate", call -> call.body("{\"rate\":\"0.8\"}").put("/v1/exchange-rates/USD/2025-01"))
                .with("cancelRun", call -> call.post("/v1/runs/" + heldRun() + "/cancel"));

        assertThat(operations.faults()).isEmpty();
    }

    @Test
    void aPublicationIsAuditedInTheNameOfWhoStartedTheRun() {
        String run = Runs.completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        assertThat(Database.query(
                        "select actor, action, after->>'policy' from audit_entry where request_id = ?", "run:" + run))
                .containsExactly(List.of("tester", "publishRun", "monthly"));
    }

    /** A run a worker that is gone holds for an hour. */
    private static UUID heldRun() {
        UUID id = UUID.randomUUID();
        Database.update("""
                insert into run (id, policy, policy_version, parameters, what_if, publish, as_of, status, created_by,
                                 fence, lease_until)
                select ?, name, version, parameters, false, true, date '2026-01-15', 'RUNNING', 'test', 1,
                       now() + interval '1 hour'
                from policy where name = 'monthly' and version = 1
                """, id);
        return id;
    }
}
