package io.abmsuite.segmentation.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.ExampleCalls;
import io.abmsuite.platform.testing.PlatformExamples;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.Runs;
import java.time.Duration;

/** The examples of this service in an order in which each finds what it needs. */
final class ServiceExamples {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExampleCalls examples;

    ServiceExamples(ExampleCalls examples) {
        this.examples = examples;
    }

    void sendAll() {
        ExampleLedger ledger = ExampleLedger.feed();
        String policy = examples.send("addPolicy").path("name");
        examples.send("listPolicies");
        examples.sendAll(policy, "getPolicy");
        String started = examples.send("startRun").path("id");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> examples.send("getRun", () -> started).then().body("status", equalTo("COMPLETED")));
        String run = Runs.completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false}");
        examples.send("listRuns");
        examples.sendAll(
                run,
                "listRunResults",
                "getRunMatrix",
                "getRunPareto",
                "getRunConcentration",
                "getRunStatistics",
                "getRunWorkbook");
        examples.sendAll(run + "/code:A06", "explainResult", "listExplainedSales");
        examples.with("compareRuns", "against", run).with("listMovedAccounts", "against", run);
        examples.sendAll(run, "compareRuns", "listMovedAccounts");
        examples.sendAll(run, "replayRun");
        examples.send("previewWhatIf");
        examples.send("calibratePolicy");
        examples.sendAll("USD/2025-01", "setExchangeRate", "getExchangeRate");
        examples.send("setExchangeRates");
        examples.send("listExchangeRates");
        examples.sendAll(underWay(), "cancelRun");
        String published = Runs.completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");
        examples.sendAll(published, "publishRun", "getPublication");
        examples.sendAll(published, "replayPublication");
        examples.send("listPublications");
        classes(ledger);
        examples.sendAll(policy, "getPublishing", "changePublishing");
        Database.update("delete from publishing");
        PlatformExamples.send(examples, "abm.feedback");
    }

    private void classes(ExampleLedger ledger) {
        examples.send("listClasses");
        String code = ExampleLedger.expected().get(0).split(",")[1];
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> examples.send("getClass", () -> ledger.idOf(code).toString()));
        examples.sendAll("code:" + code, "overrideClass", "listClassHistory", "listPolicyClasses", "withdrawOverride");
        examples.with("getLedger", "after", firstPosition()).send("getLedger");
    }

    /** A run another instance works on, as far as this one can see. */
    private static String underWay() {
        String run = Runs.completed("{'policy': 'monthly', 'asOf': '2026-01-15', 'publish': false}");
        Database.update(
                "update run set status = 'RUNNING', lease_until = now() + interval '1 hour' where id = cast(? as uuid)",
                run);
        return run;
    }

    /** A position this service has passed, under the name the topic has here. */
    private static String firstPosition() {
        return Database.value("select topic from consumer_position where topic like '%abm.sales' limit 1") + "/0@0";
    }
}
