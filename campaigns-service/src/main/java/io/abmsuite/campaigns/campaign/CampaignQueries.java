package io.abmsuite.campaigns.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.etag.Versioned;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads campaigns straight into views. */
@ApplicationScoped
public class CampaignQueries {

    /**
     * A campaign as callers see it.
     *
     * @param reached accounts in its audience that the caller sees
     * @param heldOut those of them that match but have an open complaint
     * @param touches by state
     */
    public record CampaignView(
            @NotNull UUID id,
            @NotNull String name,
            @NotNull CampaignTier tier,
            String objective,
            LocalDate startsOn,
            LocalDate endsOn,
            Budget budget,
            @NotNull AudienceDefinition audience,
            @NotNull Content content,
            @NotNull CampaignStatus status,
            @NotNull String author,
            String approvedBy,
            long reached,
            long heldOut,
            @NotNull Map<String, Object> touches,
            long version,
            @NotNull Instant createdAt,
            @NotNull Instant updatedAt)
            implements Versioned {}

    /** One move of a campaign. */
    public record Move(
            @NotNull UUID id,
            String from,
            @NotNull String to,
            String reason,
            @NotNull String actor,
            @NotNull Instant movedAt) {}

    private static final String COLUMNS = "c.*, m.reached, m.held_out, coalesce(t.touches, '{}') as touches";
    private static final String FROM = """
            campaign c
            left join lateral (select count(*) filter (where status = 'IN') as reached,
                                      count(*) filter (where status = 'HELD_OUT') as held_out
                               from audience_member m left join account a on a.account_id = m.account_id
                               where m.campaign_id = c.id and {team:a.team}) m on true
            left join lateral (select jsonb_object_agg(status, n) as touches from (
                                   select status, count(*) as n
                                   from touch t left join account a on a.account_id = t.account_id
                                   where t.campaign_id = c.id and {team:a.team} group by status) s
                              ) t on true
            where true
            """;
    private static final ListFields FIELDS = new ListFields()
            .with("name", FieldType.TEXT, "c.name")
            .with("tier", FieldType.TEXT, "c.tier")
            .with("status", FieldType.TEXT, "c.status")
            .with("author", FieldType.TEXT, "c.author")
            .with("startsOn", FieldType.DATE, "c.starts_on")
            .with("endsOn", FieldType.DATE, "c.ends_on")
            .with("cells", FieldType.LIST, "c.cells")
            .with("countries", FieldType.LIST, "c.countries")
            .with("tags", FieldType.LIST, "c.tags")
            .with("reached", FieldType.NUMBER, "m.reached")
            .with("heldOut", FieldType.NUMBER, "m.held_out")
            .with("createdAt", FieldType.TIME, "c.created_at")
            .with("updatedAt", FieldType.TIME, "c.updated_at");

    private static final TeamSql ONE = new TeamSql("select " + COLUMNS + " from " + FROM + " and c.id = $1");

    private final Pool pool;
    private final ObjectMapper json;
    private final MainList<CampaignView> list;

    CampaignQueries(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
        this.list = new MainList<>("campaigns", COLUMNS, FROM, "c.id", FieldType.ID, FIELDS, this::view);
    }

    /** One campaign with what the caller sees of its audience; 404 if there is none. */
    public Uni<CampaignView> get(UUID id, VisibleTeams teams) {
        return ONE.execute(pool, teams, Tuple.of(id))
                .map(rows -> Sql.one(rows, this::view, () -> CampaignService.notFound(id)));
    }

    /** A page; null parameters narrow nothing. */
    public Uni<PageResponse<CampaignView>> page(
            CampaignStatus status, String name, ListRequest request, CursorCodec cursors) {
        return list.page(pool, narrow(request, status, name), cursors);
    }

    /** All campaigns that match, in chunks. */
    public Multi<List<CampaignView>> all(CampaignStatus status, String name, ListRequest request) {
        return list.all(pool, narrow(request, status, name));
    }

    private static ListRequest narrow(ListRequest request, CampaignStatus status, String name) {
        return request.where("c.status = %s", status == null ? null : status.name())
                .where("c.name = %s", name);
    }

    /** Moves of a campaign, the oldest first. */
    public Uni<List<Move>> history(UUID id, PageRequest page) {
        return pool.preparedQuery("""
                        select id, from_state, to_state, reason, actor, moved_at from state_move
                        where object_id = $1 and ($2::uuid is null or id > $2) order by id limit $3
                        """)
                .execute(Tuple.of(id, page.after(0) == null ? null : UUID.fromString(page.after(0)), page.fetch()))
                .map(rows -> Sql.list(
                        rows,
                        row -> new Move(
                                row.getUUID(0),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getOffsetDateTime(5).toInstant())));
    }

    private CampaignView view(Row row) {
        BigDecimal budget = row.getBigDecimal("budget_amount");
        return new CampaignView(
                row.getUUID("id"),
                row.getString("name"),
                CampaignTier.valueOf(row.getString("tier")),
                row.getString("objective"),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                budget == null ? null : new Budget(budget, row.getString("budget_currency")),
                new AudienceDefinition(
                        list(row, "cells"),
                        list(row, "key_statuses"),
                        list(row, "client_roles"),
                        list(row, "countries"),
                        list(row, "industries"),
                        list(row, "tags"),
                        list(row, "teams")),
                new Content(
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("language"),
                        variables(row.get(JsonObject.class, "variables"))),
                CampaignStatus.valueOf(row.getString("status")),
                row.getString("author"),
                row.getString("approved_by"),
                row.getLong("reached"),
                row.getLong("held_out"),
                row.get(JsonObject.class, "touches").getMap(),
                row.getLong("version") + 1,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /** Reads stored variables. */
    public Map<String, ContentVariable> variables(JsonObject stored) {
        try {
            return json.readValue(stored.encode(), new TypeReference<Map<String, ContentVariable>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("stored variables can always be read", impossible);
        }
    }

    private static List<String> list(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }
}
