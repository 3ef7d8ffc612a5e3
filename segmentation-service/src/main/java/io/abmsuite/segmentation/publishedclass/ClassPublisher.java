package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.abmsuite.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Publishes in the caller's transaction: changed classes, what is remembered of them, and their events stand or fall
 * together. Accounts that stay as they are published are not touched, and of what only drifts nobody is told.
 */
@ApplicationScoped
public class ClassPublisher {

    private final PublicationLog log;
    private final ClassStore store;
    private final ClassEvents events;
    private final Outbox outbox;
    private final Clock clock;

    ClassPublisher(PublicationLog log, ClassStore store, ClassEvents events, Outbox outbox, Clock clock) {
        this.log = log;
        this.store = store;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Publishes what was found.
     *
     * @param found what was found of the accounts, in batches of bearable size
     * @param after the number of the publication it must follow; null if it may follow any
     * @return the number of the publication; null if another one came between, then nothing is published
     */
    public Uni<Long> publish(
            SqlConnection transaction, PublicationOrder order, Multi<List<ClassFigures>> found, Long after) {
        return log.begin(transaction, order.source(), after).chain(begun -> {
            if (begun == null) {
                return Uni.createFrom().nullItem();
            }
            Round round = new Round(order, begun, clock.instant());
            return found.onItem()
                    .transformToUniAndConcatenate(batch -> publish(transaction, round, batch))
                    .collect()
                    .last()
                    .chain(() -> outbox.store(transaction, round.concentration()))
                    .chain(() -> log.add(transaction, begun.number(), order, round.told.get(), round.at))
                    .replaceWith(begun.number());
        });
    }

    /** Fails with 409 if classes follow the sales by themselves: what is published by hand would not stay. */
    public Uni<Void> requireNoneLive(SqlConnection transaction) {
        return log.livePolicy(transaction)
                .invoke(policy -> {
                    if (policy != null) {
                        throw ProblemException.conflict(
                                "POLICY_IS_LIVE",
                                "Published classes follow the sales by the policy " + policy
                                        + "; end its live mode first.",
                                Map.of("policy", policy));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> publish(SqlConnection transaction, Round round, List<ClassFigures> batch) {
        UUID[] accounts = batch.stream().map(ClassFigures::accountId).toArray(UUID[]::new);
        return store.ofAccounts(transaction, accounts)
                .chain(published -> store.overrides(transaction, accounts, today())
                        .map(overrides ->
                                ClassChange.between(published, overrides, batch, round.order.source(), round.rule())))
                .chain(changes -> write(transaction, round, changes));
    }

    private Uni<Void> write(SqlConnection transaction, Round round, List<ClassChange> changes) {
        List<ClassChange> news = changes.stream().filter(ClassChange::isNews).toList();
        List<ClassChange> moves = news.stream().filter(ClassChange::movesClass).toList();
        round.count(news, moves);
        return store.store(transaction, changes.stream().map(ClassChange::after).toList())
                .chain(() -> store.addMoves(transaction, moves, round.why()))
                .chain(() -> outbox.store(transaction, events.of(news, round.order.cause(), round.at)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** One publication under way. */
    private final class Round {

        private final PublicationOrder order;
        private final PublicationLog.Begun begun;
        private final Instant at;
        private final AtomicReference<Told> told = new AtomicReference<>(Told.NOTHING);
        private final List<ClassChange> crossings = new ArrayList<>();

        Round(PublicationOrder order, PublicationLog.Begun begun, Instant at) {
            this.order = order;
            this.begun = begun;
            this.at = at;
        }

        Standing.Rule rule() {
            int runs = order.confirmsAtOnce() ? 1 : begun.confirmRuns();
            boolean live = order.kind() == PublicationOrder.Kind.LIVE;
            return new Standing.Rule(runs, order.source().asOf(), live);
        }

        MoveReason why() {
            return new MoveReason(order.cause(), order.actor(), order.reason(), at);
        }

        void count(List<ClassChange> news, List<ClassChange> moves) {
            told.set(told.get().plus(new Told(news.size(), moves.size())));
            news.stream().filter(ClassChange::crossesConcentration).forEach(crossings::add);
        }

        List<OutgoingEvent> concentration() {
            return events.concentration(order, begun, crossings, at);
        }
    }
}
