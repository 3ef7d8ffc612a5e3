package io.abmsuite.campaigns.touch;

import io.abmsuite.campaigns.campaign.CampaignQueries;
import io.abmsuite.campaigns.campaign.ContentText;
import io.abmsuite.campaigns.campaign.ContentVariable;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
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
    public record TouchView(
            UUID id,
            UUID campaignId,
            String campaignName,
            UUID accountId,
            String accountCode,
            String accountName,
            UUID contactId,
            String contactName,
            String email,
            String phone,
            TouchStatus status,
            LocalDate dueOn,
            String subject,
            String text,
            String handledBy,
            String reason,
            Instant occurredAt) {}

    private static final String SELECT = """
            select t.*, c.name as campaign_name, c.subject as c_subject, c.text as c_text, c.variables, a.code, a.name,
                   a.country, a.city, a.industry, k.cell, p.full_name, p.first_name, p.last_name, p.title, p.email, p.phone
            from touch t
            join campaign c on c.id = t.campaign_id
            left join account a on a.account_id = t.account_id
            left join account_class k on k.account_id = t.account_id
            left join contact p on p.contact_id = t.contact_id
            """;
    private static final String PAGE = SELECT + """
            where ($1::text is null or t.status = $1) and ($2::uuid is null or t.campaign_id = $2)
              and ($1::text is distinct from 'DUE' or c.status = 'ACTIVE' and not p.archived and not p.erased
                   and exists (select 1 from audience_member m where m.campaign_id = t.campaign_id
                               and m.account_id = t.account_id and m.status = 'IN'))
              and ($3::uuid is null or t.id > $3)
            order by t.id limit $4
            """;

    private final Pool pool;
    private final CampaignQueries campaigns;

    TouchQueries(Pool pool, CampaignQueries campaigns) {
        this.pool = pool;
        this.campaigns = campaigns;
    }

    /**
     * One row more than the page has. Due are only those that may be delivered now: the campaign is active and the account
     * is reached and not held out.
     */
    public Uni<List<TouchView>> list(TouchStatus status, UUID campaign, PageRequest page) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(
                        status == null ? null : status.name(),
                        campaign,
                        page.after(0) == null ? null : UUID.fromString(page.after(0)),
                        page.fetch()))
                .map(rows -> Sql.list(rows, this::view));
    }

    /** One touch, or null. */
    Uni<TouchView> find(SqlClient client, UUID id) {
        return client.preparedQuery(SELECT + "where t.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Sql.first(rows, this::view));
    }

    /** One touch; 404 if there is none. */
    public Uni<TouchView> get(UUID id) {
        return find(pool, id).onItem().ifNull().failWith(() -> TouchService.notFound(id));
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
