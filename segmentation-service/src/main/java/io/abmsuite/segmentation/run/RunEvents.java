package io.abmsuite.segmentation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Tells of completed runs. */
@ApplicationScoped
class RunEvents {

    private final ObjectMapper json;
    private final Clock clock;

    RunEvents(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    OutgoingEvent completed(Run run, RunOutcome outcome) {
        RunCompletedV1 payload = new RunCompletedV1(
                run.id(),
                run.policy(),
                run.policyVersion(),
                run.asOf(),
                run.publish(),
                outcome.accounts(),
                outcome.outputHash());
        return new OutgoingEvent(
                Uuids.nameBased("run-completed", run.id().toString()),
                "abm.segments",
                run.policy(),
                "io.abmsuite.RunCompletedV1",
                text(payload),
                clock.instant(),
                null);
    }

    private String text(RunCompletedV1 payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("events are plain records", impossible);
        }
    }

    /** The wire form. */
    record RunCompletedV1(
            UUID runId,
            String policy,
            int policyVersion,
            LocalDate asOf,
            boolean published,
            int accounts,
            String outputHash) {}
}
