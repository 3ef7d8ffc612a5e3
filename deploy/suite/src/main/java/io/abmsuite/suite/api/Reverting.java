package io.abmsuite.suite.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.launch.Service;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** Takes imports back. */
public final class Reverting {

    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=5");

    private final Api api;
    private final PrintWriter out;

    public Reverting(Api api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    /** Takes one import back, to the end; tells the counts and the first rows that had to stay. */
    public JsonNode run(String id, String reason) {
        JsonNode job = api.post(Service.ACCOUNTS, "/v1/imports/" + id + "/revert", Map.of("reason", reason));
        while (isOpen(job)) {
            job = api.get(Service.ACCOUNTS, "/v1/imports/" + id, WAIT);
            tell(job.path("revert"));
        }
        if (!job.path("revert").path("status").asText().equals("COMPLETED")) {
            throw new SuiteException("The revert has failed; see abm logs accounts, and ask for it again.");
        }
        if (job.path("revert").path("archived").asLong()
                        + job.path("revert").path("conflicts").asLong()
                > 0) {
            String path = "/v1/imports/" + id + "/kept";
            api.text(Service.ACCOUNTS, path).lines().limit(11).forEach(out::println);
            out.println("all that had to stay: " + path + " of the accounts service");
        }
        out.flush();
        return job;
    }

    private static boolean isOpen(JsonNode job) {
        String status = job.path("revert").path("status").asText();
        return status.equals("QUEUED")
                || status.equals("RUNNING")
                || status.equals("COMPLETED") && job.path("position").isNull();
    }

    private void tell(JsonNode revert) {
        out.println(String.format(
                Locale.ROOT,
                "revert %s: %,d removed, %,d archived, %,d restored, %,d conflicts, %,d sales voided, %,d discarded",
                revert.path("status").asText().toLowerCase(Locale.ROOT),
                revert.path("removed").asLong(),
                revert.path("archived").asLong(),
                revert.path("restored").asLong(),
                revert.path("conflicts").asLong(),
                revert.path("voided").asLong(),
                revert.path("discarded").asLong()));
        out.flush();
    }
}
