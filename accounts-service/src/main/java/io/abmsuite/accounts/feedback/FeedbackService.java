package io.abmsuite.accounts.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.accounts.account.AccountAccess;
import io.abmsuite.accounts.feedback.FeedbackChangedV1.Change;
import io.abmsuite.accounts.history.StateMove;
import io.abmsuite.platform.batch.Batches;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** What can be done with feedback. Each move, its history and its event are one transaction. */
@ApplicationScoped
public class FeedbackService {

    private static final String OBJECT = "FEEDBACK";

    private final Mutiny.SessionFactory sessions;
    private final AccountAccess accounts;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Creations creations;
    private final FeedbackAudit audit;
    private final Clock clock;

    FeedbackService(
            Mutiny.SessionFactory sessions,
            AccountAccess accounts,
            Outbox outbox,
            ObjectMapper json,
            Creations creations,
            FeedbackAudit audit,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.outbox = outbox;
        this.json = json;
        this.creations = creations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Feedback to take in; contact may be null. */
    public record NewFeedback(UUID account, UUID contact, FeedbackContent content) {}

    /** Takes a feedback in. 422 if the contact is not one of the account. */
    public Uni<UUID> receive(NewFeedback wanted, Write write) {
        return receiveAll(List.of(wanted), write).map(ids -> ids.get(0));
    }

    /** Takes all of them in or none. */
    public Uni<List<UUID>> receiveAll(List<NewFeedback> wanted, Write write) {
        List<UUID> ids = wanted.stream().map(any -> Uuids.timeOrdered()).toList();
        return sessions.withTransaction(session -> creations
                .claim(session, write, Batches.name(ids))
                .chain(() -> Batches.inOrder(wanted, (index, one) -> receive(session, ids.get(index), one, write))));
    }

    private Uni<UUID> receive(Mutiny.Session session, UUID id, NewFeedback wanted, Write write) {
        Instant now = clock.instant();
        return checkContact(session, wanted.account(), wanted.contact())
                .map(nothing -> Feedback.receive(id, wanted.account(), wanted.contact(), wanted.content(), now))
                .call(session::persist)
                .call(feedback ->
                        session.persist(StateMove.of(OBJECT, id, null, feedback.status(), null, write.actor(), now)))
                .call(feedback -> tell(session, feedback, Change.RECEIVED, now))
                .chain(feedback -> audit.changed(session, Change.RECEIVED, null, feedback, null, write))
                .replaceWith(id);
    }

    public Uni<UUID> acknowledge(UUID id, Write write) {
        return move(id, Change.ACKNOWLEDGED, null, write, f -> f.move(FeedbackStatus.ACKNOWLEDGED, null, now()));
    }

    public Uni<UUID> start(UUID id, Write write) {
        return move(id, Change.STARTED, null, write, f -> f.start(now()));
    }

    public Uni<UUID> resolve(UUID id, String answer, Write write) {
        return move(id, Change.RESOLVED, null, write, f -> f.resolve(answer, now()));
    }

    public Uni<UUID> verify(UUID id, Write write) {
        return move(id, Change.VERIFIED, null, write, f -> f.move(FeedbackStatus.VERIFIED, null, now()));
    }

    public Uni<UUID> reopen(UUID id, String reason, Write write) {
        return move(id, Change.REOPENED, reason, write, f -> f.reopen(reason, now()));
    }

    private Uni<UUID> move(UUID id, Change change, String reason, Write write, Consumer<Feedback> decision) {
        return sessions.withTransaction(session -> session.find(Feedback.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> notFound(id))
                        .call(feedback ->
                                accounts.require(session, feedback.accountId(), write.teams(), () -> notFound(id)))
                        .invoke(feedback -> write.basis().check(id, feedback.number()))
                        .chain(feedback -> {
                            FeedbackState before = feedback.state();
                            decision.accept(feedback);
                            return session.persist(StateMove.of(
                                            OBJECT,
                                            id,
                                            before.status(),
                                            feedback.status(),
                                            reason,
                                            write.actor(),
                                            now()))
                                    .chain(session::flush)
                                    .chain(() -> tell(session, feedback, change, now()))
                                    .chain(() -> audit.changed(session, change, before, feedback, reason, write));
                        }))
                .replaceWith(id);
    }

    private Uni<Void> tell(Mutiny.Session session, Feedback feedback, Change change, Instant now) {
        return session.createNativeQuery("select code from account where id = ?1", String.class)
                .setParameter(1, feedback.accountId())
                .getSingleResult()
                .chain(code -> outbox.store(session, List.of(event(feedback, code, change, now))));
    }

    private OutgoingEvent event(Feedback feedback, String code, Change change, Instant now) {
        FeedbackChangedV1 payload = new FeedbackChangedV1(
                feedback.id(),
                feedback.number(),
                feedback.accountId(),
                code,
                feedback.kind(),
                feedback.cause(),
                feedback.severity(),
                change,
                feedback.status(),
                feedback.status().isOpen(),
                now);
        try {
            return new OutgoingEvent(
                    Uuids.timeOrdered(),
                    FeedbackChangedV1.TOPIC,
                    feedback.accountId().toString(),
                    FeedbackChangedV1.TYPE,
                    json.writeValueAsString(payload),
                    now,
                    null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values is always JSON", impossible);
        }
    }

    private static Uni<Void> checkContact(Mutiny.Session session, UUID account, UUID contact) {
        if (contact == null) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("select id from contact where id = ?1 and account_id = ?2", UUID.class)
                .setParameter(1, contact)
                .setParameter(2, account)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.unprocessable(
                        "/contact", "UNKNOWN_CONTACT", "is not a contact of this account"))
                .replaceWithVoid();
    }

    private Instant now() {
        return clock.instant();
    }

    static ProblemException notFound(UUID id) {
        return ProblemException.notFound("FEEDBACK_NOT_FOUND", "There is no feedback " + id + ".");
    }
}
