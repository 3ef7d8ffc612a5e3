package io.abmsuite.campaigns.touch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.campaigns.touch.TouchQueries.TouchView;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.stop.RecurringWork;
import io.abmsuite.platform.write.Write;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What can be done with touches; makes planned ones due when their day has come. */
@ApplicationScoped
public class TouchService {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final String HANDLE = """
            update touch set status = $2, handled_by = $3, reason = $4, subject = $5, text = $6, occurred_at = $7
            where id = $1
            """;

    private final Pool pool;
    private final TouchQueries touches;
    private final Outbox outbox;
    private final TouchAudit audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final RecurringWork work;

    TouchService(
            Pool pool,
            TouchQueries touches,
            Outbox outbox,
            TouchAudit audit,
            ObjectMapper json,
            Clock clock,
            RecurringWork work) {
        this.pool = pool;
        this.touches = touches;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.work = work;
    }

    void start(@Observes StartupEvent start) {
        work.repeat("due-touches", LOOK_EVERY, () -> makeDue().replaceWith(false));
    }

    /** Makes planned touches due whose day has come; tells how many. */
    Uni<Integer> makeDue() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return pool.preparedQuery("update touch set status = 'DUE' where status = 'PLANNED' and due_on <= $1")
                .execute(Tuple.of(today))
                .map(rows -> rows.rowCount());
    }

    /**
     * Reports what became of a due touch: claims it, notes the text as it was delivered, and tells the others, in one
     * transaction. 409 if it is not due (any more), 422 if a reason is missing.
     */
    public Uni<TouchView> report(UUID id, Outcome outcome, String reason, Instant occurredAt, Write write) {
        Instant when = occurredAt == null ? clock.instant() : occurredAt;
        return pool.withTransaction(transaction -> transaction
                        .preparedQuery("select id from touch where id = $1 for update")
                        .execute(Tuple.of(id))
                        .chain(() -> touches.find(transaction, id, write.teams()))
                        .onItem()
                        .ifNull()
                        .failWith(() -> notFound(id))
                        .invoke(touch -> check(touch, outcome, reason))
                        .call(touch -> handle(transaction, touch, outcome, reason, when, write.actor()))
                        .chain(touch -> audit.reported(transaction, touch, outcome, reason, when, write)))
                .chain(() -> touches.get(id, write.teams()));
    }

    private static void check(TouchView touch, Outcome outcome, String reason) {
        if (touch.status() != TouchStatus.CLAIMED) {
            TouchStatus.MOVES.check(touch.status(), TouchStatus.CLAIMED, null);
        }
        TouchStatus.MOVES.check(TouchStatus.CLAIMED, TouchStatus.valueOf(outcome.name()), reason);
    }

    private Uni<Void> handle(
            SqlConnection transaction, TouchView touch, Outcome outcome, String reason, Instant when, String actor) {
        return transaction
                .preparedQuery(HANDLE)
                .execute(Tuple.tuple()
                        .addUUID(touch.id())
                        .addString(outcome.name())
                        .addString(actor)
                        .addString(reason)
                        .addString(touch.subject())
                        .addString(touch.text())
                        .addOffsetDateTime(when.atOffset(ZoneOffset.UTC)))
                .chain(() -> outbox.store(transaction, List.of(event(touch, outcome, when))));
    }

    private OutgoingEvent event(TouchView touch, Outcome outcome, Instant when) {
        UUID id = Uuids.timeOrdered();
        EngagementV1 engagement = new EngagementV1(
                id,
                touch.id(),
                touch.campaignId(),
                touch.campaignName(),
                touch.accountId(),
                touch.accountCode(),
                touch.contactId(),
                outcome,
                when);
        try {
            return new OutgoingEvent(
                    id,
                    EngagementV1.TOPIC,
                    touch.accountId().toString(),
                    EngagementV1.TYPE,
                    json.writeValueAsString(engagement),
                    clock.instant(),
                    null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values is always JSON", impossible);
        }
    }

    static ProblemException notFound(UUID id) {
        return ProblemException.notFound("TOUCH_NOT_FOUND", "There is no touch " + id + ".");
    }
}
