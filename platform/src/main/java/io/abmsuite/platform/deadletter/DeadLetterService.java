package io.abmsuite.platform.deadletter;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.messaging.NotApplicableException;
import io.abmsuite.platform.messaging.Redelivery;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Replays and discards dead letters; what they held back follows in its order. Each leaves who did it, when and why. */
@ApplicationScoped
public class DeadLetterService {

    private final Pool pool;
    private final DeadLetterRepository letters;
    private final DeadLetterQueries queries;
    private final HeldBackEvents heldBack;
    private final Redelivery redelivery;
    private final AuditTrail audit;

    DeadLetterService(
            Pool pool,
            DeadLetterRepository letters,
            DeadLetterQueries queries,
            HeldBackEvents heldBack,
            Redelivery redelivery,
            AuditTrail audit) {
        this.pool = pool;
        this.letters = letters;
        this.queries = queries;
        this.heldBack = heldBack;
        this.redelivery = redelivery;
        this.audit = audit;
    }

    /** Applies it again; a failure keeps it with the new cause and is a 422. */
    public Uni<Void> replay(UUID id, Write write, String reason) {
        Handling handling = Handling.replay(write, reason);
        return pool.withTransaction(transaction -> letters.take(transaction, id)
                        .invoke(letter -> write.basis().check(letter.id(), letter.version()))
                        .invoke(letter -> letter.requireOpen().requireInFront())
                        .call(letter -> redelivery.apply(transaction, letter.message()))
                        .call(letter -> letters.settle(transaction, letter, DeadLetterState.APPLIED, handling))
                        .call(letter -> remember(
                                transaction, "replayDeadLetter", letter, DeadLetterState.APPLIED, write, reason)))
                .onFailure(NotApplicableException.class)
                .recoverWithUni(failure -> keep(id, failure, handling))
                .chain(letter -> heldBack.release(LetterQueue.of(letter.message()), handling.release()));
    }

    /** Gives it up: it will have no effects. */
    public Uni<Void> discard(UUID id, Write write, String reason) {
        Handling handling = Handling.discard(write, reason);
        return pool.withTransaction(transaction -> letters.take(transaction, id)
                        .invoke(letter -> write.basis().check(letter.id(), letter.version()))
                        .invoke(DeadLetter::requireOpen)
                        .call(letter -> letters.settle(transaction, letter, DeadLetterState.DISCARDED, handling))
                        .call(letter -> remember(
                                transaction, "discardDeadLetter", letter, DeadLetterState.DISCARDED, write, reason)))
                .chain(letter -> heldBack.release(LetterQueue.of(letter.message()), handling.release()));
    }

    /** Replays the waiting ones a filter finds, oldest first, each for itself. */
    public Uni<ReplayReport> replayAll(String filter, int limit, Write write, String reason) {
        ListRequest waiting = ListRequest.of(write.teams(), filter, null, limit, null)
                .where("d.state = %s", DeadLetterState.WAITING.name());
        return queries.page(waiting, false)
                .chain(page -> Multi.createFrom()
                        .iterable(page.items())
                        .onItem()
                        .transformToUniAndConcatenate(letter -> replayOne(letter.id(), write, reason))
                        .collect()
                        .asList()
                        .map(items -> new ReplayReport(items, page.nextCursor() != null)));
    }

    private Uni<Void> remember(
            SqlConnection transaction,
            String action,
            DeadLetter letter,
            DeadLetterState end,
            Write write,
            String reason) {
        AuditedChange change = AuditedChange.of(
                action, "dead-letter", letter.id(), Map.of("state", letter.state()), Map.of("state", end));
        return audit.record(transaction, write, change.because(reason));
    }

    private Uni<ReplayReport.ReplayedLetter> replayOne(UUID id, Write write, String reason) {
        return replay(id, write, reason)
                .replaceWith(() -> new ReplayReport.ReplayedLetter(id, 200, null))
                .onFailure(ProblemException.class)
                .recoverWithItem(refused -> {
                    Problem problem = refused.problem();
                    return new ReplayReport.ReplayedLetter(id, problem.status(), problem);
                });
    }

    private Uni<DeadLetter> keep(UUID id, NotApplicableException failure, Handling handling) {
        return pool.withTransaction(transaction -> letters.take(transaction, id)
                        .invoke(DeadLetter::requireOpen)
                        .chain(() -> letters.keep(transaction, id, failure, handling)))
                .map(attempts -> {
                    throw new ProblemException(Problem.of(
                                    422,
                                    "DEAD_LETTER_NOT_APPLICABLE",
                                    "It still cannot be applied and stays where it is; read it for the cause.")
                            .with(Map.of("code", failure.code(), "attempts", attempts)));
                });
    }

    /**
     * What became of a replay of several.
     *
     * @param items one entry per dead letter, oldest first
     * @param more true if more are waiting than were tried
     */
    public record ReplayReport(@NotNull List<ReplayedLetter> items, boolean more) {

        /** What became of one; problem is null if it was applied. */
        public record ReplayedLetter(@NotNull UUID id, int status, Problem problem) {}
    }
}
