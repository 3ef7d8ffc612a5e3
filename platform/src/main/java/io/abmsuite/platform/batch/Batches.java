package io.abmsuite.platform.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.batch.BatchResponse.Item;
import io.abmsuite.platform.id.Uuids;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Creates the items of a batch: each in a transaction of its own with its own answer, or all in one. With an
 * Idempotency-Key each item, or the batch, happens once.
 */
@ApplicationScoped
public class Batches {

    /** Creates one item in its own transaction. */
    public interface One<T> extends BiFunction<T, Write, Uni<UUID>> {}

    /** Creates all items in one transaction; a refusal tells its item with {@link #at}. */
    public interface All<T> extends BiFunction<List<T>, Write, Uni<List<UUID>>> {}

    private final BatchItems items;
    private final Creations creations;

    Batches(BatchItems items, Creations creations) {
        this.items = items;
        this.creations = creations;
    }

    /** Answers a batch, atomic or not. */
    public <T> Uni<Response> create(byte[] body, Class<T> type, boolean atomic, Write write, One<T> one, All<T> all) {
        List<JsonNode> wanted = items.of(body);
        return atomic ? together(wanted, type, write, all) : apart(wanted, type, write, one);
    }

    private <T> Uni<Response> apart(List<JsonNode> wanted, Class<T> type, Write write, One<T> one) {
        return Multi.createFrom()
                .range(0, wanted.size())
                .onItem()
                .transformToUniAndConcatenate(index -> item(index, wanted.get(index), type, write, one))
                .collect()
                .asList()
                .map(answers -> Response.ok(new BatchResponse(answers)).build());
    }

    private <T> Uni<Item> item(int index, JsonNode wanted, Class<T> type, Write write, One<T> one) {
        Write own = write.ofItem(index, Uuids.nameBased(wanted.toString()));
        return Uni.createFrom()
                .deferred(() -> {
                    T request = items.read(wanted, type);
                    return creations.resource(own, () -> one.apply(request, own).map(UUID::toString));
                })
                .map(id -> Item.created(index, id))
                .onFailure(ProblemException.class)
                .recoverWithItem(refused -> Item.refused(index, refused.problem()));
    }

    private <T> Uni<Response> together(List<JsonNode> wanted, Class<T> type, Write write, All<T> all) {
        List<T> requests = items.readAll(wanted, type);
        return creations.once(
                write,
                () -> all.apply(requests, write).map(Batches::name),
                ids -> Uni.createFrom().item(created(ids.isEmpty() ? new String[0] : ids.split(" "))));
    }

    private static Response created(String[] ids) {
        return Response.ok(new BatchResponse(IntStream.range(0, ids.length)
                        .mapToObj(index -> Item.created(index, ids[index]))
                        .toList()))
                .build();
    }

    /** The same refusal with the place of the item in the batch. */
    public static Throwable at(int index, Throwable refused) {
        if (!(refused instanceof ProblemException known)) {
            return refused;
        }
        Problem problem = known.problem();
        Map<String, Object> context = new HashMap<>(problem.context());
        context.put("index", index);
        return new ProblemException(problem.with(context));
    }

    /** One text for what a batch has created. */
    public static String name(List<UUID> ids) {
        return String.join(" ", ids.stream().map(UUID::toString).toList());
    }

    /** Runs steps one after the other in a transaction and collects what each has created. */
    public static <T> Uni<List<UUID>> inOrder(List<T> items, BiFunction<Integer, T, Uni<UUID>> step) {
        List<UUID> ids = new ArrayList<>(items.size());
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            steps = steps.chain(() -> step.apply(index, items.get(index))
                    .onFailure()
                    .transform(refused -> at(index, refused))
                    .invoke(ids::add)
                    .replaceWithVoid());
        }
        return steps.replaceWith(ids);
    }
}
