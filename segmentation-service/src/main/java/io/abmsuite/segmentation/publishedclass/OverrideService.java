package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Lets a person decide about the published class of an account, for a time and with a reason. */
@ApplicationScoped
public class OverrideService {

    private static final String TYPE = "class";

    private final PublishedClassService classes;
    private final ClassStore store;
    private final OverrideRepository overrides;
    private final ClassEvents events;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Pool pool;
    private final Clock clock;

    OverrideService(
            PublishedClassService classes,
            ClassStore store,
            OverrideRepository overrides,
            ClassEvents events,
            Outbox outbox,
            AuditTrail audit,
            Pool pool,
            Clock clock) {
        this.classes = classes;
        this.store = store;
        this.overrides = overrides;
        this.events = events;
        this.outbox = outbox;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** Decides, in place of what was decided before; 404 if nothing is published of the account. */
    public Uni<ClassView> decide(String account, ClassDecision decision, Write write) {
        ClassOverride override = decision.checked(write.actor(), clock.instant(), today());
        return change(account, write, (transaction, id) -> overrides.put(transaction, id, override), override);
    }

    /** Withdraws what was decided; 409 if nothing was. */
    public Uni<ClassView> withdraw(String account, String reason, Write write) {
        return classes.require(account, write.teams())
                .map(view -> view.published().figures().accountId())
                .chain(id -> pool.withTransaction(transaction -> end(transaction, id, reason, write)
                        .invoke(ended -> {
                            if (!ended) {
                                throw ProblemException.conflict(
                                        "NO_OVERRIDE", "Nobody decided about the class of this account.", null);
                            }
                        })))
                .chain(() -> classes.require(account, write.teams()));
    }

    /** Ends what is no longer to hold; true if there may be more. */
    Uni<Boolean> endExpired() {
        return overrides.expired(pool, today()).chain(accounts -> {
            Uni<Boolean> all = Uni.createFrom().item(false);
            for (UUID account : accounts) {
                Write write = Write.later("system", "override-ended:" + account);
                all = all.chain(() -> pool.withTransaction(
                        transaction -> end(transaction, account, "The time of the override is over.", write)));
            }
            return all.replaceWith(accounts.size() == OverrideRepository.AT_ONCE);
        });
    }

    private interface Effect {
        Uni<ClassOverride> on(SqlConnection transaction, UUID account);
    }

    private Uni<ClassView> change(String account, Write write, Effect effect, ClassOverride override) {
        return classes.require(account, write.teams())
                .map(view -> view.published().figures().accountId())
                .chain(id -> pool.withTransaction(transaction -> store.lock(transaction, id)
                        .chain(published -> effect.on(transaction, id)
                                .call(before -> audit.record(
                                        transaction,
                                        write,
                                        AuditedChange.of("overrideClass", TYPE, id, before, override)
                                                .ofAccount(id)
                                                .because(override.reason())))
                                .chain(before -> tell(
                                        transaction,
                                        published,
                                        override,
                                        new MoveReason(
                                                Cause.OVERRIDE, write.actor(), override.reason(), clock.instant()))))))
                .chain(() -> classes.require(account, write.teams()));
    }

    /** False if nothing was decided. */
    private Uni<Boolean> end(SqlConnection transaction, UUID account, String reason, Write write) {
        return store.lock(transaction, account)
                .chain(published -> overrides.remove(transaction, account).chain(before -> {
                    if (before == null) {
                        return Uni.createFrom().item(false);
                    }
                    AuditedChange change = AuditedChange.of("withdrawOverride", TYPE, account, before, null)
                            .ofAccount(account)
                            .because(reason);
                    MoveReason why = new MoveReason(Cause.OVERRIDE_ENDED, write.actor(), reason, clock.instant());
                    return audit.record(transaction, write, change)
                            .chain(() -> tell(transaction, published, null, why))
                            .replaceWith(true);
                }));
    }

    /** Publishes the account with what is decided now, and remembers it, whether the class moves or not. */
    private Uni<Void> tell(
            SqlConnection transaction, PublishedClass published, ClassOverride override, MoveReason why) {
        ClassChange change = ClassChange.decided(published, published.overridden(override, today()), override);
        return store.store(transaction, List.of(change.after()))
                .chain(() -> store.addMoves(transaction, List.of(change), why))
                .chain(() -> outbox.store(transaction, events.of(List.of(change), why.cause(), why.at())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
