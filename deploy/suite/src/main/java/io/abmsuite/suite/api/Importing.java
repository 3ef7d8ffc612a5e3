package io.abmsuite.suite.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.abmsuite.suite.SuiteException;
import io.abmsuite.suite.api.Api.RefusedException;
import io.abmsuite.suite.launch.Service;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Imports files and waits until the ledger holds what they said. */
public final class Importing {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Map<String, String> WAIT_A_LITTLE = Map.of("Prefer", "wait=2");
    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=20");

    private final Api api;
    private final PrintWriter out;

    public Importing(Api api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    /** Imports one file to its end; tells its progress, its counts and its first errors. */
    public JsonNode run(String kind, Path file, String source) {
        return run(kind, file, source, false);
    }

    /** Tells what the import of a file would do, without doing it. */
    public JsonNode tryDry(String kind, Path file, String source) {
        return run(kind, file, source, true);
    }

    private JsonNode run(String kind, Path file, String source, boolean dryRun) {
        if (!Files.isReadable(file)) {
            throw new SuiteException("The file " + file + " cannot be read.");
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String type = name.endsWith(".ndjson") || name.endsWith(".jsonl") ? "application/x-ndjson" : "text/csv";
        say("%s: sending %s", kind, file);
        JsonNode job = start(kind, file, source, type, dryRun);
        say("%s: import %s", kind, job.path("id").asText());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isDone(job)) {
            if (System.nanoTime() > deadline) {
                throw new SuiteException(
                        "The import " + job.path("id").asText() + " takes too long; it goes on without us.");
            }
            job = api.get(Service.ACCOUNTS, "/v1/imports/" + job.path("id").asText(), WAIT_A_LITTLE);
            if (!isDone(job)) {
                sayProgress(kind, job);
            }
        }
        report(kind, job);
        return job;
    }

    private void sayProgress(String kind, JsonNode job) {
        String end = job.path("estimatedCompletionAt").asText("");
        long seconds = end.isEmpty() || end.equals("null")
                ? -1
                : Math.max(
                        0, Duration.between(Instant.now(), Instant.parse(end)).toSeconds());
        say(
                "%s: %3d %%, %,d of %,d rows%s%s",
                kind,
                (int) (100 * job.path("progress").asDouble()),
                job.path("rowsRead").asLong(),
                job.path("rowsTotal").asLong(),
                job.path("rowsPerSecond").isNumber()
                        ? String.format(
                                Locale.ROOT,
                                ", %,d a second",
                                job.path("rowsPerSecond").asLong())
                        : "",
                seconds < 0 ? "" : ", done in " + seconds + " s");
    }

    /** Sends a file and answers with the import as it begins. */
    public JsonNode start(String kind, Path file, String source, String type) {
        return start(kind, file, source, type, false);
    }

    private JsonNode start(String kind, Path file, String source, String type, boolean dryRun) {
        return api.upload(
                Service.ACCOUNTS,
                "/v1/imports?kind=" + kind + "&dryRun=" + dryRun + "&source="
                        + URLEncoder.encode(source, StandardCharsets.UTF_8),
                file,
                type);
    }

    /** Waits until segmentation has applied all an import has published. */
    public void awaitApplied(JsonNode job) {
        String position = job.path("position").asText("");
        if (position.isEmpty()) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                api.get(
                        Service.SEGMENTATION,
                        "/v1/ledger?after=" + URLEncoder.encode(position, StandardCharsets.UTF_8),
                        WAIT);
                return;
            } catch (RefusedException refused) {
                if (refused.status() != 504 || System.nanoTime() > deadline) {
                    throw refused;
                }
                say("waiting for segmentation");
            }
        }
    }

    private static boolean isDone(JsonNode job) {
        String status = job.path("status").asText();
        boolean finished = !status.equals("QUEUED") && !status.equals("RUNNING");
        return finished && (status.equals("FAILED") || !job.path("position").isNull());
    }

    private void report(String kind, JsonNode job) {
        if (job.path("status").asText().equals("FAILED")) {
            throw new SuiteException("The import of " + kind + " failed: "
                    + job.path("problem").path("code").asText() + ". "
                    + job.path("problem").path("detail").asText());
        }
        say(
                "%s: %s%,d rows read, %,d accepted, %,d changed, %,d rejected, %,d aside",
                kind,
                job.path("dryRun").asBoolean() ? "dry run, " : "",
                job.path("rowsRead").asLong(),
                job.path("rowsAccepted").asLong(),
                job.path("rowsChanged").asLong(),
                job.path("rowsRejected").asLong(),
                job.path("rowsAside").asLong());
        job.path("ignoredColumns").forEach(column -> say("%s: column %s is not read", kind, column.asText()));
        if (job.path("status").asText().equals("COMPLETED_WITH_ERRORS")) {
            String path = "/v1/imports/" + job.path("id").asText() + "/errors";
            api.text(Service.ACCOUNTS, path).lines().limit(11).forEach(line -> say("  %s", line));
            say("%s: all wrong rows at %s of the accounts service", kind, path);
        }
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
