package io.abmsuite.suite.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a segmentation and waits for its end. */
public final class Segmenting {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");

    private final Api api;

    public Segmenting(Api api) {
        this.api = api;
    }

    /** Runs a policy at a date; with parameters it is a what-if and publishes nothing. */
    public JsonNode run(String policy, String asOf, Map<String, String> parameters) {
        return run(policy, asOf, parameters, parameters.isEmpty());
    }

    /** The same, published or not. */
    public JsonNode run(String policy, String asOf, Map<String, String> parameters, boolean publish) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("policy", policy);
        body.put("asOf", asOf);
        body.put("publish", publish);
        if (!parameters.isEmpty()) {
            body.put("parameters", parameters);
        }
        JsonNode run = api.post(Service.SEGMENTATION, "/v1/runs", body, WAIT);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isOpen(run)) {
            if (System.nanoTime() > deadline) {
                throw new SuiteException(
                        "The run " + run.path("id").asText() + " takes too long; it goes on without us.");
            }
            run = api.get(Service.SEGMENTATION, "/v1/runs/" + run.path("id").asText(), WAIT);
        }
        if (!run.path("status").asText().equals("COMPLETED")) {
            throw new SuiteException("The run ended as " + run.path("status").asText() + ": "
                    + run.path("problem").path("detail").asText());
        }
        return run;
    }

    private static boolean isOpen(JsonNode run) {
        String status = run.path("status").asText();
        return status.equals("QUEUED") || status.equals("RUNNING");
    }
}
