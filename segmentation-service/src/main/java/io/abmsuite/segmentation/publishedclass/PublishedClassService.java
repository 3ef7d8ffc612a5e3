package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.segmentation.batch.Batches;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/** Publishes what runs found, and tells what is published. */
@ApplicationScoped
public class PublishedClassService {

    private static final String CODE = "code:";

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
     *
     * @param found what the run says of each of its accounts, by number from 0
     */
    public Uni<Void> publish(
            SqlConnection transaction, Publication publication, int accounts, IntFunction<ClassFigures> found) {
        Instant now = clock.instant();
        return classes.announce(transaction, publication)
                .chain(() -> Batches.of(accounts, found, batch -> publish(transaction, publication, batch, now)));
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

    /** What is published of an account the caller sees, named by id or by {@code code:ALFKI}. */
    public Uni<ClassView> require(String account, VisibleTeams teams) {
        Uni<ClassView> found = account.startsWith(CODE)
                ? classes.findByCode(account.substring(CODE.length()), teams)
                : classes.find(id(account), teams);
        return found.onItem().ifNull().failWith(PublishedClassService::notPublished);
    }

    /** What is published, account by account; an empty filter lets all pass. */
    public Uni<PageResponse<ClassView>> page(
            List<String> cells, List<String> lifecycles, ListRequest request, CursorCodec cursors) {
        return classes.page(cells, lifecycles, request, cursors);
    }

    /** All that match, in chunks. */
    public Multi<List<ClassView>> all(List<String> cells, List<String> lifecycles, ListRequest request) {
        return classes.all(cells, lifecycles, request);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw notPublished();
        }
    }

    private static ProblemException notPublished() {
        return ProblemException.notFound("CLASS_NOT_FOUND", "No class is published for this account.");
    }
}
