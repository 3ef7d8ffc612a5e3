package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Schemas of answers, read strictly: a described object has no field that is not described. The document itself leaves it
 * open, so that a new field breaks no client.
 */
final class ClosedSchemas {

    private static final String ADDITIONAL = "additionalProperties";

    private ClosedSchemas() {}

    /** A copy in which every object that names its properties has no others. */
    static ObjectNode close(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        closeAll(copy);
        return copy;
    }

    private static void closeAll(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").toString().contains("\"object\"")
                && object.path("properties").isObject()
                && !object.has(ADDITIONAL)) {
            object.put(ADDITIONAL, false);
        }
        node.forEach(ClosedSchemas::closeAll);
    }
}
