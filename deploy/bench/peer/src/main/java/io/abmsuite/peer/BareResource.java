package io.abmsuite.peer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Reads accounts with the reactive client and nothing else: no tags, no limits, no joins, no page cursor. */
@Path("/accounts")
@RolesAllowed("accounts:read")
public class BareResource {

    private static final String COLUMNS = """
            select id, code, name, country, region, city, postal_code, street, industry, segment, employees, annual_revenue,
                   founded_year, phone, email, website, account_manager, team, tags, key_status, status, version,
                   created_at, updated_at
            from account
            """;
    private static final String ONE = COLUMNS + "where id = $1";
    private static final String LIST = COLUMNS + "where country = $1 order by id limit 50";

    private final Pool pool;

    BareResource(Pool pool) {
        this.pool = pool;
    }

    @GET
    @Path("/{id}")
    public Uni<BareAccount> get(@RestPath UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> BareAccount.of(rows.iterator().next()));
    }

    @GET
    public Uni<List<BareAccount>> list(@RestQuery String country) {
        return pool.preparedQuery(LIST).execute(Tuple.of(country)).map(BareResource::all);
    }

    private static List<BareAccount> all(RowSet<Row> rows) {
        List<BareAccount> accounts = new ArrayList<>(rows.size());
        rows.forEach(row -> accounts.add(BareAccount.of(row)));
        return accounts;
    }
}
