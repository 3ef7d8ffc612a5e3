package io.abmsuite.segmentation.publishing;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.abmsuite.segmentation.policy.PolicyService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tells and changes how policies are published. */
@ApplicationScoped
public class PublishingService {

    private final PublishingRepository repository;
    private final PolicyService policies;
    private final AuditTrail audit;
    private final Pool pool;
    private final Clock clock;

    PublishingService(
            PublishingRepository repository, PolicyService policies, AuditTrail audit, Pool pool, Clock clock) {
        this.repository = repository;
        this.policies = policies;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** How a policy is published; 404 if there is no such policy. */
    public Uni<Publishing> require(String policy) {
        return policies.requireVersions(policy).chain(() -> repository.find(policy));
    }

    /** The policy that published classes follow live; null if there is none. */
    public Uni<Publishing> live() {
        return repository.live();
    }

    /** Changes how a policy is published; 422 if it cannot be, 409 if another policy publishes by itself. */
    public Uni<Publishing> change(String policy, UnaryOperator<PublishingFacts> change, Write write) {
        return policies.requireVersions(policy)
                .chain(() -> pool.withTransaction(transaction -> repository
                        .lock(transaction, policy)
                        .invoke(before -> write.basis().check(before.id(), before.version()))
                        .chain(before -> put(transaction, before, change.apply(before.facts()), write))))
                .chain(() -> repository.find(policy));
    }

    /** Notes why published classes cannot follow the sales; null if they can. */
    public Uni<Void> liveProblem(String policy, String problem) {
        return repository.problem(policy, problem);
    }

    private Uni<Void> put(SqlConnection transaction, Publishing before, PublishingFacts facts, Write write) {
        AuditedChange change = AuditedChange.of("changePublishing", "policy", before.policy(), before.facts(), facts);
        if (facts.equals(before.facts())) {
            return audit.record(transaction, write, change);
        }
        Instant now = clock.instant();
        Publishing after = new Publishing(
                before.id(),
                before.policy(),
                before.version() + 1,
                facts,
                nextFire(facts, now),
                before.lastFire(),
                null,
                now,
                write.actor());
        return requireOnlyPublisher(transaction, after)
                .chain(() -> repository.put(transaction, after))
                .invoke(stored -> {
                    if (!stored) {
                        throw ProblemException.conflict(
                                "CONCURRENT_CHANGE", "Somebody changed it at the same moment; read it again.", null);
                    }
                })
                .chain(() -> audit.record(transaction, write, change));
    }

    private Uni<Void> requireOnlyPublisher(SqlConnection transaction, Publishing after) {
        if (!after.facts().publishesByItself()) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .otherPublisher(transaction, after.policy())
                .invoke(other -> {
                    if (other != null) {
                        throw ProblemException.conflict(
                                "OTHER_POLICY_PUBLISHES",
                                "The policy " + other + " publishes by itself; change that first.",
                                Map.of("policy", other));
                    }
                })
                .replaceWithVoid();
    }

    private Instant nextFire(PublishingFacts facts, Instant now) {
        if (facts.cron() != null) {
            Instant next = CronSchedule.parse(facts.cron(), clock.getZone()).after(now);
            return facts.mode() == PublishingMode.SCHEDULE ? next : null;
        }
        if (facts.mode() == PublishingMode.SCHEDULE) {
            throw ProblemException.unprocessable(
                    List.of(new FieldFault("/cron", "REQUIRED", "is needed by mode SCHEDULE")));
        }
        return null;
    }
}
