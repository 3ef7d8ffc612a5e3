package io.abmsuite.campaigns.audience;

import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
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
            @NotNull UUID accountId,
            String accountCode,
            String accountName,
            @NotNull MemberStatus status,
            @NotNull Map<String, Object> why,
            long contacts,
            @NotNull Instant since) {}

    private static final String COLUMNS = """
            m.account_id, a.code, a.name, m.status, m.why, m.since,
            (select count(*) from contact p
             where p.account_id = m.account_id and not p.archived and not p.erased) as contacts
            """;
    private static final String FROM = """
            audience_member m left join account a on a.account_id = m.account_id
            left join account_class k on k.account_id = m.account_id
            where {team:a.team}
            """;
    private static final ListFields FIELDS = new ListFields()
            .with("accountCode", FieldType.TEXT, "a.code")
            .with("accountName", FieldType.TEXT, "a.name")
            .with("status", FieldType.TEXT, "m.status")
            .with("country", FieldType.TEXT, "a.country")
            .with("city", FieldType.TEXT, "a.city")
            .with("industry", FieldType.TEXT, "a.industry")
            .with("team", FieldType.TEXT, "a.team")
            .with("tags", FieldType.LIST, "a.tags")
            .with("cell", FieldType.TEXT, "k.cell")
            .with("lifecycle", FieldType.TEXT, "k.lifecycle")
            .with("since", FieldType.TIME, "m.since");
    private static final MainList<Member> LIST =
            new MainList<>("audience", COLUMNS, FROM, "m.account_id", FieldType.ID, FIELDS, AudienceQueries::member);

    private final Pool pool;

    AudienceQueries(Pool pool) {
        this.pool = pool;
    }

    /** A page; without a status those that match now. */
    public Uni<PageResponse<Member>> page(
            UUID campaign, MemberStatus status, ListRequest request, CursorCodec cursors) {
        return LIST.page(pool, narrow(request, campaign, status), cursors);
    }

    /** All members, in chunks; without a status those that match now. */
    public Multi<List<Member>> all(UUID campaign, MemberStatus status, ListRequest request) {
        return LIST.all(pool, narrow(request, campaign, status));
    }

    private static ListRequest narrow(ListRequest request, UUID campaign, MemberStatus status) {
        request.where("m.campaign_id = %s", campaign);
        return status == null
                ? request.where("m.status <> %s", MemberStatus.LEFT.name())
                : request.where("m.status = %s", status.name());
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
