package io.abmsuite.campaigns.touch;

import io.abmsuite.campaigns.campaign.CampaignQueries;
import io.abmsuite.campaigns.campaign.ContentText;
import io.abmsuite.campaigns.campaign.ContentVariable;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.etag.NotStored;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads touches with their rendered text. */
@ApplicationScoped
public class TouchQueries {

    /**
     * A touch.
     *
     * @param subject and text: rendered from the facts of now; once handled, as they were then
     */
    @NotStored
    public record TouchView(
            @NotNull UUID id,
            @NotNull UUID campaignId,
            @NotNull String campaignName,
            @NotNull UUID accountId,
            String accountCode,
            String accountName,
            @NotNull UUID contactId,
            String contactName,
            String email,
            String phone,
            @NotNull TouchStatus status,
            @NotNull LocalDate dueOn,
            String subject,
            String text,
            String handledBy,
            String reason,
            Instant occurredAt) {}

    private static final String COLUMNS = """
            t.*, c.name as campaign_name, c.subject as c_subject, c.text as c_text, c.variables, a.code, a.name,
                   a.country, a.city, a.industry, k.cell, p.full_name, p.first_name, p.last_name, p.title, p.email, p.phone
            """;
    private static final String FROM = """
            touch t
            join campaign c on c.id = t.campaign_id
            left join account a on a.account_id = t.account_id
            left join account_class k on k.account_id = t.account_id
            left join contact p on p.contact_id = t.contact_id
            where {team:a.team}
            """;
    private static final String DELIVERABLE = """
            c.status = 'ACTIVE' and not p.archived and not p.erased and exists (
                select 1 from audience_member m where m.campaign_id = t.campaign_id and m.account_id = t.account_id
                    and m.status = %s)
            """;
    private static final ListFields FIELDS = new ListFields()
            .with("status", FieldType.TEXT, "t.status")
            .with("campaignName", FieldType.TEXT, "c.name")
            .with("accountCode", FieldType.TEXT, "a.code")
            .with("accountName", FieldType.TEXT, "a.name")
            .with("country", FieldType.TEXT, "a.country")
            .with("cell", FieldType.TEXT, "k.cell")
            .with("dueOn", FieldType.DATE, "t.due_on")
            .with("handledBy", FieldType.TEXT, "t.handled_by")
            .with("occurredAt", FieldType.TIME, "t.occurred_at");

    private static final TeamSql ONE = new TeamSql("select " + COLUMNS + " from " + FROM + " and t.id = $1");

    private final Pool pool;
    private final CampaignQueries campaigns;
    private final MainList<TouchView> list;

    TouchQueries(Pool pool, CampaignQueries campaigns) {
        this.pool = pool;
        this.campaigns = campaigns;
        this.list = new MainList<>("touches", COLUMNS, FROM, "t.id", FieldType.ID, FIELDS, this::view);
    }

    /**
     * A page. Due are only those that may be delivered now: the campaign is active and the account is reached and not held
     * out.
     */
    public Uni<PageResponse<TouchView>> page(
            TouchStatus status, UUID campaign, ListRequest request, CursorCodec cursors) {
        return list.page(pool, narrow(request, status, campaign), cursors);
    }

    /** All touches that match, in chunks. */
    public Multi<List<TouchView>> all(TouchStatus status, UUID campaign, ListRequest request) {
        return list.all(pool, narrow(request, status, campaign));
    }

    private static ListRequest narrow(ListRequest request, TouchStatus status, UUID campaign) {
        return request.where("t.status = %s", status == null ? null : status.name())
                .where("t.campaign_id = %s", campaign)
                .where(DELIVERABLE, status == TouchStatus.DUE ? "IN" : null);
    }

    /** One touch the caller sees, or null. */
    Uni<TouchView> find(SqlClient client, UUID id, VisibleTeams teams) {
        return ONE.execute(client, teams, Tuple.of(id)).map(rows -> Sql.first(rows, this::view));
    }

    /** One touch; 404 if there is none the caller sees. */
    public Uni<TouchView> get(UUID id, VisibleTeams teams) {
        return find(pool, id, teams).onItem().ifNull().failWith(() -> TouchService.notFound(id));
    }

    private TouchView view(Row row) {
        TouchStatus status = TouchStatus.valueOf(row.getString("status"));
        boolean handled = row.getString("text") != null;
        Map<String, ContentVariable> variables = campaigns.variables(row.get(JsonObject.class, "variables"));
        Map<String, String> facts = facts(row);
        return new TouchView(
                row.getUUID("id"),
                row.getUUID("campaign_id"),
                row.getString("campaign_name"),
                row.getUUID("account_id"),
                row.getString("code"),
                row.getString("name"),
                row.getUUID("contact_id"),
                facts.get("contact.fullName"),
                row.getString("email"),
                row.getString("phone"),
                status,
                row.getLocalDate("due_on"),
                handled ? row.getString("subject") : oneLine(render(row.getString("c_subject"), variables, facts)),
                handled ? row.getString("text") : render(row.getString("c_text"), variables, facts),
                row.getString("handled_by"),
                row.getString("reason"),
                row.getOffsetDateTime("occurred_at") == null
                        ? null
                        : row.getOffsetDateTime("occurred_at").toInstant());
    }

    private static Map<String, String> facts(Row row) {
        Map<String, String> facts = new HashMap<>();
        facts.put("account.name", row.getString("name"));
        facts.put("account.code", row.getString("code"));
        facts.put("account.country", row.getString("country"));
        facts.put("account.city", row.getString("city"));
        facts.put("account.industry", row.getString("industry"));
        facts.put("account.cell", row.getString("cell"));
        facts.put("contact.fullName", fullName(row));
        facts.put("contact.firstName", row.getString("first_name"));
        facts.put("contact.lastName", row.getString("last_name"));
        facts.put("contact.title", row.getString("title"));
        return facts;
    }

    private static String fullName(Row row) {
        if (row.getString("full_name") != null) {
            return row.getString("full_name");
        }
        String first = row.getString("first_name");
        String last = row.getString("last_name");
        return first == null || last == null ? (first == null ? last : first) : first + " " + last;
    }

    private static String render(String text, Map<String, ContentVariable> variables, Map<String, String> facts) {
        return text == null ? null : ContentText.render(text, variables, facts);
    }

    /** A line break in a fact must not begin a new header line. */
    private static String oneLine(String subject) {
        return subject == null ? null : subject.replaceAll("[\\r\\n]+", " ");
    }
}
