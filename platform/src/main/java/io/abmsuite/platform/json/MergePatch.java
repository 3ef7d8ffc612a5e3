package io.abmsuite.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** RFC 7396 merge patch over a record of the patchable fields: the record is the allow-list. */
@ApplicationScoped
public class MergePatch {

    private final RequestBodies bodies;

    public MergePatch(RequestBodies bodies) {
        this.bodies = bodies;
    }

    /** The current facts with the patch applied; a field the record does not have is a 400, a broken rule a 422. */
    public <T extends Record> T apply(T current, byte[] patch, Class<T> type) {
        JsonNode changes = bodies.tree(patch);
        if (!changes.isObject()) {
            throw new ProblemException(Problem.of(400, "MALFORMED_JSON", "A merge patch is a JSON object."));
        }
        return bodies.read(merge(bodies.toTree(current), changes), type);
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged =
                target != null && target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
                return;
            }
            merged.set(change.getKey(), merge(merged.get(change.getKey()), change.getValue()));
        });
        return merged;
    }
}
