package io.abmsuite.segmentation.run;

import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.policy.Policy;
import io.abmsuite.segmentation.policy.PolicyService;
import io.abmsuite.segmentation.publishedclass.PublicationEntry;
import io.abmsuite.segmentation.publishedclass.PublishedClassService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Computes what was published again, from what the ledger held then. */
@ApplicationScoped
public class PublicationReplays {

    private final PublishedClassService publications;
    private final PolicyService policies;
    private final RunService runs;

    PublicationReplays(PublishedClassService publications, PolicyService policies, RunService runs) {
        this.publications = publications;
        this.policies = policies;
        this.runs = runs;
    }

    /** Queues the replay; that of a stored run is a replay of the run. */
    public Uni<UUID> replay(UUID id, Write write) {
        return publications
                .requirePublication(id)
                .chain(entry -> entry.runId() != null
                        ? runs.replay(entry.runId(), id, write)
                        : policies.requireVersions(entry.policy())
                                .chain(versions -> runs.add(live(entry, version(versions, entry), write), write)));
    }

    private static Policy version(Iterable<Policy> versions, PublicationEntry entry) {
        for (Policy policy : versions) {
            if (policy.version() == entry.policyVersion()) {
                return policy;
            }
        }
        throw new IllegalStateException("a policy that was published has lost a version");
    }

    private static NewRun live(PublicationEntry entry, Policy policy, Write write) {
        // Live amounts are converted to the base of the rates or not at all, so their currency says what the base was.
        RunTask task = new RunTask(
                policy.parameters(), entry.asOf(), entry.currency(), entry.currency(), null, false, entry.watermark());
        return new NewRun(policy.name(), policy.version(), false, false, task, write.actor(), null, entry.id());
    }
}
