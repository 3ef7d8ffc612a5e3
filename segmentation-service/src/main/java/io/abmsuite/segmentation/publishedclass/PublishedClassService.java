package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Publishes what runs found, and tells what is published. */
@ApplicationScoped
public class PublishedClassService {

    private static final int BATCH = 2000;

    private final ClassRepository classes;
    private final ClassEvents events;
    private final Outbox outbox;
    private final Clock clock;

    PublishedClassService(ClassRepository classes, ClassEvents events, Outbox outbox, Clock clock) {
        this.classes = classes;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Publishes in the transaction of the run's completion: changed classes, their events and the run stand or fall
     * together. Accounts about which there is nothing new are not touched and not told of.
     */
    public Uni<Void> publish(SqlConnection transaction, Publication publication, List<ClassFigures> found) {
        Instant now = clock.instant();
        return classes.announce(transaction, publication).chain(() -> Multi.createFrom()
                .iterable(batches(found))
                .onItem()
                .transformToUniAndConcatenate(batch -> publish(transaction, publication, batch, now))
                .collect()
                .last());
    }

    private Uni<Void> publish(
            SqlConnection transaction, Publication publication, List<ClassFigures> batch, Instant now) {
        List<UUID> accounts = batch.stream().map(ClassFigures::accountId).toList();
        return classes.ofAccounts(transaction, accounts)
                .map(published -> ClassChange.between(published, batch, publication))
                .chain(changes -> classes.store(
                                transaction,
                                changes.stream().map(ClassChange::after).toList())
                        .chain(() -> outbox.store(transaction, events.of(changes, now))));
    }

    /** The published run; null before the first publication. */
    public Uni<Publication> current() {
        return classes.current();
    }

    /** What is published of an account. */
    public Uni<PublishedClass> require(UUID account) {
        return classes.find(account).onItem().ifNull().failWith(PublishedClassService::notPublished);
    }

    /** What is published of an account, by its code. */
    public Uni<PublishedClass> requireByCode(String code) {
        return classes.findByCode(code).onItem().ifNull().failWith(PublishedClassService::notPublished);
    }

    /** What is published, account by account; an empty filter lets all pass. */
    public Uni<List<PublishedClass>> list(List<String> cells, List<String> lifecycles, PageRequest page) {
        return classes.list(cells, lifecycles, page);
    }

    private static List<List<ClassFigures>> batches(List<ClassFigures> found) {
        List<List<ClassFigures>> batches = new ArrayList<>();
        for (int from = 0; from < found.size(); from += BATCH) {
            batches.add(found.subList(from, Math.min(found.size(), from + BATCH)));
        }
        return batches;
    }

    private static ProblemException notPublished() {
        return ProblemException.notFound("CLASS_NOT_FOUND", "No class is published for this account.");
    }
}
