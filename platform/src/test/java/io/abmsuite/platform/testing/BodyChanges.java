package io.abmsuite.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bodies: single values of the JSON, or its bytes. */
final class BodyChanges {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private final HostileValues hostile;
    private final KnownIds known;

    BodyChanges(Random random, HostileValues hostile, KnownIds known) {
        this.random = random;
        this.hostile = hostile;
        this.known = known;
    }

    /** An example whose names and codes are its own, so that it can be sent again and disturbs nobody. */
    String fresh(String example) {
        try {
            JsonNode tree = JSON.readTree(example);
            if (!tree.isContainerNode()) {
                return example;
            }
            renew(tree);
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException notJson) {
            return example.replace("10248", Integer.toString(random.nextInt(100_000)));
        }
    }

    private void renew(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.of("code", "name", "saleId", "sale_id", "id")) {
                if (object.path(name).isTextual()) {
                    object.put(name, "f" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36));
                }
            }
            if (object.path("account").isTextual()) {
                object.put("account", known.of("/v1/accounts", random));
            }
        }
        node.forEach(this::renew);
    }

    /** The same JSON with one value changed, taken out, doubled or added. */
    byte[] changed(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (IOException notJson) {
            return damaged(body);
        }
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        if (containers.isEmpty()) {
            return hostile.node().toString().getBytes(StandardCharsets.UTF_8);
        }
        change(hostile.oneOf(containers));
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void change(JsonNode container) {
        if (container instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextInt(3) == 0) {
                array.add(hostile.node());
            } else {
                array.set(random.nextInt(array.size()), hostile.node());
            }
        } else if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty() || random.nextInt(8) == 0) {
                object.set(hostile.text(), hostile.node());
            } else if (random.nextInt(5) == 0) {
                object.remove(hostile.oneOf(names));
            } else {
                object.set(hostile.oneOf(names), hostile.node());
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    /** Bytes as a broken client or line would send them. */
    byte[] damaged(byte[] body) {
        if (body.length == 0) {
            return new byte[] {(byte) 0xff};
        }
        byte[] copy = body.clone();
        return switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(body, random.nextInt(body.length));
            case 2 -> {
                copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                yield copy;
            }
            case 3 -> new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 4 ->
                (new String(body, StandardCharsets.UTF_8) + new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            default ->
                ("{\"a\":1,\"a\":2," + new String(body, StandardCharsets.UTF_8).replaceFirst("^\\{", ""))
                        .getBytes(StandardCharsets.UTF_8);
        };
    }
}
