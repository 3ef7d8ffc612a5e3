package io.abmsuite.suite.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.launch.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dead letters of a service, over its admin API. */
public final class DeadLetters {

    private static final String PATH = "/v1/dead-letters";

    private final Api api;

    public DeadLetters(Api api) {
        this.api = api;
    }

    /** Those a filter finds, oldest first, at most so many. */
    public List<JsonNode> find(Service service, String filter, int most) {
        List<JsonNode> found = new ArrayList<>();
        String path = PATH + "?limit=" + Math.min(most, 200) + "&filter=" + encoded(filter);
        JsonNode page = api.get(service, path);
        page.path("items").forEach(found::add);
        while (found.size() < most && page.path("nextCursor").isTextual()) {
            page = api.get(
                    service, path + "&cursor=" + encoded(page.path("nextCursor").asText()));
            page.path("items").forEach(found::add);
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    /** One with its headers, its payload and what was done with it. */
    public JsonNode get(Service service, String id) {
        return api.get(service, PATH + "/" + encoded(id));
    }

    public JsonNode replay(Service service, String id, String reason) {
        return api.post(
                service, PATH + "/" + encoded(id) + "/replay", reason == null ? Map.of() : Map.of("reason", reason));
    }

    public JsonNode discard(Service service, String id, String reason) {
        return api.post(service, PATH + "/" + encoded(id) + "/discard", Map.of("reason", reason));
    }

    /** Replays the waiting ones a filter finds; answers with what became of each. */
    public JsonNode replayAll(Service service, String filter, int most, String reason) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("filter", filter, "limit", most));
        if (reason != null) {
            body.put("reason", reason);
        }
        return api.post(service, PATH + "/replay", body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
