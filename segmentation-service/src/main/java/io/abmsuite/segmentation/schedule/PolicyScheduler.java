package io.abmsuite.segmentation.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.stop.RecurringWork;
import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.publishing.Publishing;
import io.abmsuite.segmentation.publishing.ScheduleQueue;
import io.abmsuite.segmentation.run.RunOrder;
import io.abmsuite.segmentation.run.RunService;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts runs of policies that are due; other instances find nothing left to start. */
@ApplicationScoped
class PolicyScheduler {

    private static final Map<String, JsonNode> AS_IT_IS = Map.of();

    private final ScheduleQueue queue;
    private final RunService runs;
    private final RecurringWork work;
    private final Duration pause;

    PolicyScheduler(
            ScheduleQueue queue,
            RunService runs,
            RecurringWork work,
            @ConfigProperty(name = "segmentation.schedule.pause", defaultValue = "1s") Duration pause) {
        this.queue = queue;
        this.runs = runs;
        this.work = work;
        this.pause = pause;
    }

    void start(@Observes StartupEvent start) {
        work.repeat("policy-schedule", pause, () -> queue.next(this::run));
    }

    private Uni<UUID> run(SqlConnection transaction, Publishing due) {
        RunOrder order =
                new RunOrder(due.policy(), "today", AS_IT_IS, due.facts().publishes(), null);
        Write write = Write.later("schedule", "schedule:" + due.policy() + "@" + due.nextFire());
        return runs.start(transaction, order, write);
    }
}
