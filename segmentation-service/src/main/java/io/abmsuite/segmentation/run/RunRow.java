package io.abmsuite.segmentation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.problem.Problem;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.kernel.Portfolio;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Runs between rows and records. */
@ApplicationScoped
class RunRow {

    static final String COLUMNS = """
            id, status, policy, policy_version, parameters, what_if, publish, published, as_of, currency, problem, \
            created_at, created_by, started_at, finished_at, window_start, window_end, watermark, accounts, \
            engine_version, output_hash, portfolio, fence, kind, replay_of, read_at, base_currency, group_by, group_value, roll_up, \
            late_sales, results, digest, replay_of_publication, \
            (select o.output_hash from run o where o.id = run.replay_of) as replayed_hash, \
            (select o.output_hash from publication_log o where o.id = run.replay_of_publication) as replayed_digest""";

    private final ObjectMapper json;

    RunRow(ObjectMapper json) {
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    Run read(Row row) {
        return new Run(
                row.getUUID("id"),
                RunKind.valueOf(row.getString("kind")),
                RunStatus.valueOf(row.getString("status")),
                row.getString("policy"),
                row.getInteger("policy_version"),
                task(row),
                row.getBoolean("what_if"),
                row.getBoolean("publish"),
                row.getBoolean("published"),
                row.getString("currency"),
                read(row.getString("problem"), Problem.class),
                instant(row.getOffsetDateTime("created_at")),
                row.getString("created_by"),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("finished_at")),
                replay(row),
                read(row.getString("late_sales"), LateSales.class),
                !row.getString("results").equals("KEPT"),
                outcome(row));
    }

    private static RunTask task(Row row) {
        String by = row.getString("group_by");
        return new RunTask(
                parameters(row.getJsonObject("parameters")),
                row.getLocalDate("as_of"),
                row.getString("currency"),
                row.getString("base_currency"),
                by == null ? null : new AccountGroup(AccountGroup.By.valueOf(by), row.getString("group_value")),
                row.getBoolean("roll_up"),
                row.getLong("read_at"));
    }

    private static Replay replay(Row row) {
        UUID of = row.getUUID("replay_of");
        if (of != null) {
            return new Replay(of, row.getString("replayed_hash"), false);
        }
        UUID live = row.getUUID("replay_of_publication");
        return live == null ? null : new Replay(live, row.getString("replayed_digest"), true);
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("problems and portfolios are plain records", impossible);
        }
    }

    private RunOutcome outcome(Row row) {
        if (row.getString("output_hash") == null) {
            return null;
        }
        return new RunOutcome(
                row.getLocalDate("window_start"),
                row.getLocalDate("window_end"),
                row.getLong("watermark"),
                row.getInteger("accounts"),
                row.getString("engine_version"),
                row.getString("output_hash"),
                row.getString("digest"),
                read(row.getString("portfolio"), Portfolio.class));
    }

    private <T> T read(String text, Class<T> type) {
        if (text == null) {
            return null;
        }
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a run in the database is not what was written", broken);
        }
    }

    private static Parameters parameters(JsonObject stored) {
        Map<String, String> values = new HashMap<>();
        stored.forEach(entry -> values.put(entry.getKey(), (String) entry.getValue()));
        return Parameters.of(values);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
