package io.abmsuite.campaigns.audience;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads audiences. */
@ApplicationScoped
public class AudienceQueries {

    /** Whether an account is reached. */
    public enum MemberStatus {
        IN,
        /** Matches, but has an open complaint. */
        HELD_OUT,
        /** Matched once. */
        LEFT
    }

    /**
     * An account of an audience.
     *
     * @param why run, date, class, the criteria it met with its value for each, and the complaints that hold it out
     * @param contacts people who get a touch
     */
    public record Member(
            UUID accountId,
            String accountCode,
            String accountName,
            MemberStatus status,
            Map<String, Object> why,
            long contacts,
            Instant since) {}

    private static final String PAGE = """
            select m.account_id, a.code, a.name, m.status, m.why, m.since,
                   (select count(*) from contact p
                    where p.account_id = m.account_id and not p.archived and not p.erased) as contacts
            from audience_member m left join account a on a.account_id = m.account_id
            where m.campaign_id = $1 and ($2::text is null and m.status <> 'LEFT' or m.status = $2)
              and ($3::uuid is null or m.account_id > $3)
            order by m.account_id limit $4
            """;

    private final Pool pool;

    AudienceQueries(Pool pool) {
        this.pool = pool;
    }

    /** One row more than the page has; without a status those that match now. */
    public Uni<List<Member>> list(UUID campaign, MemberStatus status, PageRequest page) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(
                        campaign,
                        status == null ? null : status.name(),
                        page.after(0) == null ? null : UUID.fromString(page.after(0)),
                        page.fetch()))
                .map(rows -> Sql.list(rows, AudienceQueries::member));
    }

    private static Member member(Row row) {
        return new Member(
                row.getUUID("account_id"),
                row.getString("code"),
                row.getString("name"),
                MemberStatus.valueOf(row.getString("status")),
                row.get(JsonObject.class, "why").getMap(),
                row.getLong("contacts"),
                row.getOffsetDateTime("since").toInstant());
    }
}
