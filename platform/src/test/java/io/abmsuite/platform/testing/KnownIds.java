package io.abmsuite.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What a fuzzer has learned from answers: ids of resources that exist, entity tags, cursors. */
final class KnownIds {

    private static final int MOST = 200;

    private final Map<String, List<String>> ids = new LinkedHashMap<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();

    /** Learns from the answer of an address. */
    void learn(String path, JsonNode answer, String tag) {
        String collection = collectionOf(path);
        note(collection, answer.path("id"));
        note(collection, answer.path("name"));
        answer.path("items").forEach(item -> note(collection, item.path("id")));
        if (answer.path("code").isTextual() && answer.path("id").isTextual()) {
            add(
                    ids.computeIfAbsent(collection, any -> new ArrayList<>()),
                    "code:" + answer.path("code").asText());
        }
        if (answer.path("nextCursor").isTextual()) {
            add(cursors, answer.path("nextCursor").asText());
        }
        if (tag != null) {
            add(tags, tag);
        }
    }

    /** An id of this collection if one is known, else any, else a new one. */
    String of(String path, Random random) {
        List<String> own = ids.getOrDefault(collectionOf(path), List.of());
        List<String> all = own.isEmpty() || random.nextInt(8) == 0
                ? ids.values().stream().flatMap(List::stream).toList()
                : own;
        return all.isEmpty() ? UUID.randomUUID().toString() : all.get(random.nextInt(all.size()));
    }

    String tag(Random random) {
        return tags.isEmpty() ? "\"x\"" : tags.get(random.nextInt(tags.size()));
    }

    String cursor(Random random) {
        return cursors.isEmpty() ? "x" : cursors.get(random.nextInt(cursors.size()));
    }

    private void note(String collection, JsonNode id) {
        if (id.isTextual()) {
            add(ids.computeIfAbsent(collection, any -> new ArrayList<>()), id.asText());
        }
    }

    private static void add(List<String> values, String value) {
        if (values.size() == MOST) {
            values.remove(0);
        }
        values.add(value);
    }

    private static String collectionOf(String path) {
        String[] parts = path.split("/");
        return parts.length < 3 ? "" : parts[2];
    }
}
