package io.abmsuite.platform.copy;

import io.abmsuite.platform.db.OwnConnections;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.messaging.ConsumerPositions;
import io.abmsuite.platform.messaging.EventReader;
import io.abmsuite.platform.messaging.Topics;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.stop.InHand;
import io.abmsuite.platform.stop.Stopping;
import io.abmsuite.platform.write.Write;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Rebuilds read copies from their topics, one rebuild of a copy at a time, beside everything else. */
@ApplicationScoped
public class Rebuilds {

    /** A copy of this service and its newest rebuild; null if there was none. */
    public record CopyView(
            @NotNull String name,
            @NotNull String topic,
            @NotNull String consumer,
            RebuildView lastRebuild) {}

    private static final Logger LOG = Logger.getLogger(Rebuilds.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, ReadCopy> copies = new TreeMap<>();
    private final RebuildRepository repository;
    private final OwnConnections connections;
    private final ConsumerPositions positions;
    private final EventReader reader;
    private final Topics topics;
    private final Map<String, Object> kafka;
    private final InHand inHand = new InHand();
    private volatile boolean stopped;

    Rebuilds(
            Instance<ReadCopy> copies,
            RebuildRepository repository,
            OwnConnections connections,
            ConsumerPositions positions,
            EventReader reader,
            Topics topics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        copies.forEach(copy -> this.copies.put(copy.copy(), copy));
        this.repository = repository;
        this.connections = connections;
        this.positions = positions;
        this.reader = reader;
        this.topics = topics;
        this.kafka = Map.copyOf(kafka);
    }

    /** All copies of this service. */
    public Uni<List<CopyView>> list() {
        return repository
                .failAbandoned()
                .chain(repository::newest)
                .map(newest -> copies.values().stream()
                        .map(copy -> new CopyView(
                                copy.copy(),
                                copy.topic(),
                                copy.consumer(),
                                newest.stream()
                                        .filter(one -> one.copy().equals(copy.copy()))
                                        .findFirst()
                                        .orElse(null)))
                        .toList());
    }

    /** Begins a rebuild; 404 if there is no such copy, 409 while another rebuild of it is running. */
    public Uni<UUID> start(String name, Write write) {
        ReadCopy copy = require(name);
        UUID id = Uuids.timeOrdered();
        return repository
                .failAbandoned()
                .chain(connections::open)
                .chain(session -> repository
                        .begin(session, id, name, write.actor())
                        .onFailure()
                        .call(session::close)
                        .onFailure(Sql::isUniqueViolation)
                        .recoverWithUni(() -> repository.running(name).map(running -> {
                            throw alreadyRunning(running);
                        }))
                        .invoke(() -> begin(id, copy, session)))
                .replaceWith(id);
    }

    /** How a rebuild stands; waits for its end, but not longer than this. */
    public Uni<RebuildView> await(String name, UUID id, Duration patience) {
        require(name);
        long deadline = System.nanoTime() + patience.toNanos();
        return Multi.createBy()
                .repeating()
                .uni(() -> find(name, id))
                .withDelay(LOOK_AGAIN)
                .whilst(found -> !found.ended() && System.nanoTime() < deadline)
                .collect()
                .last();
    }

    private Uni<RebuildView> find(String name, UUID id) {
        return repository
                .failAbandoned()
                .chain(() -> repository.find(name, id))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("REBUILD_NOT_FOUND", "There is no rebuild with this id."));
    }

    /** A rebuild ends with its service: what it has read is in temporary tables. */
    void stop(@Observes @Priority(Stopping.WORK) ShutdownEvent stop) {
        stopped = true;
        if (!inHand.awaitNone(PATIENCE)) {
            LOG.warn("a rebuild is still in hand, stopping anyway");
        }
    }

    private void begin(UUID id, ReadCopy copy, SqlConnection session) {
        inHand.begin();
        Infrastructure.getDefaultWorkerPool().execute(() -> run(id, copy, session));
    }

    private void run(UUID id, ReadCopy copy, SqlConnection session) {
        String topic = topics.physical(copy.topic());
        try (TopicTail tail = new TopicTail(kafka, topic)) {
            new RebuildRun(id, copy, session, tail, positions, reader, repository, () -> stopped).run(topic);
            LOG.infof("copy=%s rebuild=%s completed", copy.copy(), id);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "copy=%s rebuild=%s failed", copy.copy(), id);
            tellFailed(id);
        } finally {
            session.close()
                    .subscribe()
                    .with(
                            done -> LOG.tracef("session of rebuild=%s closed", id),
                            lost -> LOG.debugf("session of rebuild=%s was lost cause=%s", id, lost));
            inHand.end();
        }
    }

    private void tellFailed(UUID id) {
        try {
            repository
                    .fail(id, "The rebuild failed; the copy is as it was. The log tells why under the rebuild's id.")
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException lost) {
            LOG.warnf("rebuild=%s will be told as failed later cause=%s", id, lost.toString());
        }
    }

    private ReadCopy require(String name) {
        ReadCopy copy = copies.get(name);
        if (copy == null) {
            throw ProblemException.notFound(
                    "COPY_NOT_FOUND", "This service has no copy of this name; GET /v1/copies lists them.");
        }
        return copy;
    }

    private static ProblemException alreadyRunning(UUID running) {
        return ProblemException.conflict(
                "REBUILD_RUNNING",
                "A rebuild of this copy is running; wait for its end.",
                running == null ? Map.of() : Map.of("id", running));
    }
}
