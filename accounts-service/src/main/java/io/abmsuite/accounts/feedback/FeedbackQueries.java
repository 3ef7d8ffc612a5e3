package io.abmsuite.accounts.feedback;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.etag.NotStored;
import io.abmsuite.platform.etag.Versioned;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads feedback straight into views. */
@ApplicationScoped
public class FeedbackQueries {

    /** A feedback as callers see it. */
    @NotStored
    public record FeedbackView(
            @NotNull UUID id,
            @NotNull UUID accountId,
            @NotNull String accountCode,
            UUID contactId,
            @NotNull FeedbackKind kind,
            FeedbackCause cause,
            Severity severity,
            String text,
            Integer rating,
            String channel,
            @NotNull FeedbackStatus status,
            boolean open,
            String answer,
            long version,
            @NotNull Instant receivedAt,
            @NotNull Instant updatedAt)
            implements Versioned {}

    private static final String SELECT =
            "select f.*, a.code as account_code from feedback f join account a on a.id = f.account_id where {team:a.team} ";

    private static final TeamSql ONE = new TeamSql(SELECT + "and f.id = $1");
    private static final TeamSql PAGE = new TeamSql(SELECT + """
            and ($1::uuid is null or f.account_id = $1) and ($2::text is null or f.kind = $2)
              and ($3::text is null or f.status = $3) and ($4::uuid is null or f.id > $4)
            order by f.id limit $5
            """);

    private final Pool pool;

    FeedbackQueries(Pool pool) {
        this.pool = pool;
    }

    /** One feedback; 404 if there is none the caller sees. */
    public Uni<FeedbackView> get(UUID id, VisibleTeams teams) {
        return ONE.execute(pool, teams, Tuple.of(id))
                .map(rows -> Sql.one(rows, FeedbackQueries::view, () -> FeedbackService.notFound(id)));
    }

    /** One row more than the page has; null filters narrow nothing. */
    public Uni<List<FeedbackView>> list(
            UUID account, FeedbackKind kind, FeedbackStatus status, PageRequest page, VisibleTeams teams) {
        Tuple values = Tuple.of(
                account,
                kind == null ? null : kind.name(),
                status == null ? null : status.name(),
                page.after(0) == null ? null : UUID.fromString(page.after(0)),
                page.fetch());
        return PAGE.execute(pool, teams, values).map(rows -> Sql.list(rows, FeedbackQueries::view));
    }

    private static FeedbackView view(Row row) {
        FeedbackStatus status = FeedbackStatus.valueOf(row.getString("status"));
        String cause = row.getString("cause");
        String severity = row.getString("severity");
        return new FeedbackView(
                row.getUUID("id"),
                row.getUUID("account_id"),
                row.getString("account_code"),
                row.getUUID("contact_id"),
                FeedbackKind.valueOf(row.getString("kind")),
                cause == null ? null : FeedbackCause.valueOf(cause),
                severity == null ? null : Severity.valueOf(severity),
                row.getString("text"),
                row.getInteger("rating"),
                row.getString("channel"),
                status,
                status.isOpen(),
                row.getString("answer"),
                row.getLong("version") + 1,
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
