package io.abmsuite.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class RunExecutionTest {

    @Inject
    RunRepository runs;

    @Inject
    RunExecution execution;

    @BeforeEach
    void feed() {
        ExampleLedger.feed();
    }

    @Test
    void aWorkerWhoseRunWasTakenOverStoresNothing() {
        UUID id = UUID.randomUUID();
        Database.update("""
                insert into run (id, policy, policy_version, parameters, what_if, publish, as_of, status, created_by,
                                 fence, lease_until)
                select ?, name, version, parameters, false, true, date '2026-01-15', 'RUNNING', 'test', 2,
                       now() + interval '1 hour'
                from policy where name = 'monthly' and version = 1
                """, id);
        Run run = runs.find(id).await().atMost(Duration.ofSeconds(10));

        execution.execute(new ClaimedRun(run, 1, null)).await().atMost(Duration.ofSeconds(30));

        assertThat(Database.value("select count(*) from run_result where run_id = ?", id))
                .isEqualTo(0L);
        assertThat(Database.value("select status from run where id = ?", id)).isEqualTo("RUNNING");
        assertThat(Database.value("select number from publication")).isEqualTo(0L);

        execution.execute(new ClaimedRun(run, 2, null)).await().atMost(Duration.ofSeconds(30));

        assertThat(Database.value("select status from run where id = ?", id)).isEqualTo("COMPLETED");
        assertThat(Database.value("select number from publication")).isEqualTo(1L);
    }
}
