package io.abmsuite.platform.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.platform.json.RequestBodies;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads the items of a batch: {@code {"items":[...]}} or the bare array, at most 1,000. */
@ApplicationScoped
public class BatchItems {

    /** Items of a batch at most. */
    public static final int MOST = 1000;

    private final RequestBodies bodies;

    BatchItems(RequestBodies bodies) {
        this.bodies = bodies;
    }

    /** The items, not read yet. */
    public List<JsonNode> of(byte[] body) {
        JsonNode tree = bodies.tree(body);
        JsonNode array = tree.isObject() && tree.size() == 1 ? tree.path("items") : tree;
        if (!array.isArray()) {
            throw new ProblemException(Problem.of(
                    400, "NOT_A_BATCH", "Send {\"items\":[...]} with up to " + MOST + " items, or the bare array."));
        }
        if (array.size() > MOST) {
            throw ProblemException.unprocessable(List.of(new FieldFault(
                    "/items", "BATCH_TOO_LARGE", "has at most " + MOST + " items, not " + array.size())));
        }
        List<JsonNode> items = new ArrayList<>(array.size());
        array.forEach(items::add);
        return items;
    }

    /** One item; ProblemException with its faults. */
    public <T> T read(JsonNode item, Class<T> type) {
        return bodies.read(item, type);
    }

    /** All items; the faults of all of them at once, each with its place. */
    public <T> List<T> readAll(List<JsonNode> items, Class<T> type) {
        List<T> read = new ArrayList<>(items.size());
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                read.add(bodies.read(items.get(i), type));
            } catch (ProblemException refused) {
                String place = "/items/" + i;
                refused.problem()
                        .errors()
                        .forEach(fault ->
                                faults.add(new FieldFault(place + fault.pointer(), fault.code(), fault.message())));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.unprocessable(faults);
        }
        return read;
    }
}
