package io.abmsuite.platform.probe;

import io.abmsuite.platform.audit.Unaudited;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.outbox.Outbox;
import io.abmsuite.platform.outbox.OutgoingEvent;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.web.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.slf4j.MDC;

/** Endpoints that show what the platform does to every endpoint. */
@Path("/v1/probes")
public class ProbeResource {

    public record Body(@NotBlank String name, @NotNull LocalDate day) {}

    public record Answer(String name, String caller) {}

    private final Caller caller;
    private final CursorCodec cursors;
    private final Pool pool;
    private final Outbox outbox;
    private final Vertx vertx;

    public ProbeResource(Caller caller, CursorCodec cursors, Pool pool, Outbox outbox, Vertx vertx) {
        this.caller = caller;
        this.cursors = cursors;
        this.pool = pool;
        this.outbox = outbox;
        this.vertx = vertx;
    }

    /** Tells the probe's consumer a label, through the outbox. */
    @POST
    @Path("/told/{key}")
    @RolesAllowed("probes:write")
    @Unaudited("the event")
    public Uni<Void> tell(@RestPath String key) {
        return pool.withTransaction(transaction -> outbox.store(
                transaction,
                List.of(new OutgoingEvent(
                        Uuids.timeOrdered(),
                        "abm.feedback",
                        key,
                        ProbeConsumer.TYPE,
                        "{\"label\":\"told\"}",
                        Instant.EPOCH,
                        null))));
    }

    /** The request id the log would show: at first, after a query, after a timer and on a worker thread. */
    @GET
    @Path("/logged")
    @RolesAllowed("probes:read")
    public Uni<List<String>> logged() {
        List<String> ids = new CopyOnWriteArrayList<>();
        ids.add(String.valueOf(MDC.get("requestId")));
        return pool.query("select pg_sleep(0.01)")
                .execute()
                .invoke(() -> ids.add(String.valueOf(MDC.get("requestId"))))
                .chain(() -> Uni.createFrom().<Long>emitter(done -> vertx.setTimer(10, done::complete)))
                .invoke(() -> ids.add(String.valueOf(MDC.get("requestId"))))
                .chain(() -> Uni.createFrom()
                        .completionStage(vertx.executeBlocking(() -> String.valueOf(MDC.get("requestId")), false)
                                .toCompletionStage()))
                .invoke(ids::add)
                .replaceWith(ids);
    }

    @POST
    @RolesAllowed("probes:write")
    @Unaudited("nothing is changed")
    public Uni<Answer> create(Body body) {
        return Uni.createFrom().item(new Answer(body.name(), caller.name()));
    }

    @POST
    @Path("/unaudited")
    @RolesAllowed("probes:write")
    @Unaudited("nothing is changed")
    public Answer unaudited() {
        return new Answer("changed nothing", caller.name());
    }

    @POST
    @Path("/forgetful")
    @RolesAllowed("probes:write")
    public Answer forgetful() {
        return new Answer("changed without an audit entry", caller.name());
    }

    @GET
    @RolesAllowed("probes:read")
    public PageResponse<String> list(@RestQuery Integer limit, @RestQuery String cursor) {
        PageRequest page = PageRequest.of("probes", limit, cursor, cursors);
        int from = page.after(0) == null ? 0 : Integer.parseInt(page.after(0)) + 1;
        List<String> rows = java.util.stream.IntStream.range(from, Math.min(5, from + page.fetch()))
                .mapToObj(Integer::toString)
                .toList();
        return PageResponse.of(rows, page, cursors, List::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("probes:read")
    public Answer get(@RestPath UUID id) {
        return new Answer(id.toString(), caller.name());
    }

    @GET
    @Path("/broken")
    @RolesAllowed("probes:read")
    public Answer broken() {
        throw new IllegalStateException("select secret from internals");
    }

    @GET
    @Path("/forgotten")
    public Answer forgotten() {
        return new Answer("nobody said who may call this", "");
    }
}
