package io.abmsuite.segmentation.publishing;

import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Hands policies out that are due by their cron expressions. One instance gets each, and what it does is one transaction
 * with the note that it was done; times that were missed meanwhile count as one.
 */
@ApplicationScoped
public class ScheduleQueue {

    private static final Logger LOG = Logger.getLogger(ScheduleQueue.class);

    private final PublishingRepository repository;
    private final Pool pool;
    private final Clock clock;

    ScheduleQueue(PublishingRepository repository, Pool pool, Clock clock) {
        this.repository = repository;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Lets the work have one policy that is due.
     *
     * @return false if none is
     */
    public Uni<Boolean> next(BiFunction<SqlConnection, Publishing, Uni<?>> work) {
        Instant now = clock.instant();
        return pool.withTransaction(transaction -> repository
                .due(transaction, now)
                .chain(due -> due == null
                        ? Uni.createFrom().item(false)
                        : fire(transaction, due, now, work).replaceWith(true)));
    }

    private Uni<Void> fire(
            SqlConnection transaction,
            Publishing due,
            Instant now,
            BiFunction<SqlConnection, Publishing, Uni<?>> work) {
        Instant next = CronSchedule.parse(due.facts().cron(), clock.getZone()).after(now);
        return work.apply(transaction, due)
                .replaceWith((String) null)
                .onFailure(ProblemException.class)
                .recoverWithItem(refused -> problem(due, refused.problem()))
                .chain(problem -> repository.fired(
                        transaction, due.policy(), problem == null ? now : due.lastFire(), next, problem));
    }

    private static String problem(Publishing due, Problem refused) {
        LOG.warnf("policy=%s its schedule started no run: %s", due.policy(), refused.code());
        Stream<String> faults = refused.errors().stream().map(fault -> fault.pointer() + " " + fault.message());
        return Stream.concat(Stream.of(refused.detail()), faults).collect(Collectors.joining(" "));
    }
}
