package io.abmsuite.accounts.account;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Finds the accounts that a source calls by these texts: by the external id of the source first, then by code. A code
 * that is what another source calls another account is ambiguous, never silently merged.
 */
@ApplicationScoped
public class AccountNames {

    private static final TeamSql RESOLVE = new TeamSql("""
            select r.ref, coalesce(e.account_id, a.id) as id, coalesce(x.code, a.code) as code,
                   (e.account_id is null and exists (
                       select 1 from account_external_id o
                       where o.external_id = r.ref and o.source <> $1 and o.account_id is distinct from a.id)) as ambiguous,
                   coalesce(x.key_status, a.key_status) as key_status
            from unnest($2::text[]) as r(ref)
            left join account_external_id e on e.source = $1 and e.external_id = r.ref
            left join account x on x.id = e.account_id
            left join account a on a.code = r.ref
            where {team:case when e.account_id is null then a.team else x.team end}
            """);
    private static final TeamSql BY_ID = new TeamSql("""
            select id, code, false as ambiguous, key_status from account where id = any($1::uuid[]) and {team:team}
            """);

    /**
     * The account a text names.
     *
     * @param id null if there is none
     * @param ambiguous true if another source calls another account so
     */
    public record Named(UUID id, String code, boolean ambiguous, String keyStatus) {

        /** True if exactly one account is meant. */
        public boolean isKnown() {
            return id != null && !ambiguous;
        }

        static Named of(Row row) {
            return new Named(
                    row.getUUID("id"), row.getString("code"), row.getBoolean("ambiguous"), row.getString("key_status"));
        }
    }

    /** One entry per text; those nobody knows have no id. For those who see all teams. */
    public Uni<Map<String, Named>> resolve(SqlClient client, String source, Collection<String> texts) {
        return resolve(client, source, texts, VisibleTeams.all());
    }

    /** One entry per text that names an account of these teams; those nobody knows have no id, if any entry. */
    public Uni<Map<String, Named>> resolve(
            SqlClient client, String source, Collection<String> texts, VisibleTeams teams) {
        if (texts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String[] distinct = texts.stream().distinct().toArray(String[]::new);
        return RESOLVE.execute(client, teams, Tuple.of(source).addArrayOfString(distinct))
                .map(rows -> {
                    Map<String, Named> named = new HashMap<>();
                    Sql.list(rows, row -> named.put(row.getString("ref"), Named.of(row)));
                    return named;
                });
    }

    /** Accounts of these teams by id: for callers that name an account by its id. */
    public Uni<Map<String, Named>> byId(SqlClient client, Collection<UUID> ids, VisibleTeams teams) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return BY_ID.execute(client, teams, Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<String, Named> named = new HashMap<>();
                    Sql.list(rows, row -> named.put(row.getUUID("id").toString(), Named.of(row)));
                    return named;
                });
    }
}
