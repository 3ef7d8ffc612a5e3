package io.abmsuite.accounts.sale;

import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The accounts sales wait for: which are missing, and how much hangs on each. */
@ApplicationScoped
public class AsideAccounts {

    /** They are nobody's yet, so they have no team. */
    private static final String GROUPS = """
            (select s.source, s.account_ref, count(*) as sales, min((s.sale ->> 'occurredOn')::date) as first_day,
                    max((s.sale ->> 'occurredOn')::date) as last_day, min(s.received_at) as waiting_since
             from sale_aside s group by s.source, s.account_ref) g where {team:null::text}
            """;

    private static final ListFields FIELDS = new ListFields()
            .with("source", FieldType.TEXT, "g.source")
            .with("account", FieldType.TEXT, "g.account_ref")
            .with("sales", FieldType.NUMBER, "g.sales::numeric")
            .with("waitingSince", FieldType.TIME, "g.waiting_since");
    private static final MainList<MissingAccount> LIST = new MainList<>(
            "accounts-aside",
            "g.*",
            GROUPS,
            "g.source || chr(31) || g.account_ref",
            FieldType.TEXT,
            FIELDS,
            AsideAccounts::view);

    /** An account that sales name and nobody knows. */
    public record MissingAccount(
            @NotNull String source,
            @NotNull String account,
            long sales,
            LocalDate firstDay,
            LocalDate lastDay,
            @NotNull Instant waitingSince) {}

    private final Pool pool;

    AsideAccounts(Pool pool) {
        this.pool = pool;
    }

    /** A page of the accounts sales wait for. */
    public Uni<PageResponse<MissingAccount>> page(ListRequest request, CursorCodec cursors) {
        return LIST.page(pool, request, cursors);
    }

    /** All accounts sales wait for, in chunks. */
    public Multi<List<MissingAccount>> all(ListRequest request) {
        return LIST.all(pool, request);
    }

    private static MissingAccount view(Row row) {
        return new MissingAccount(
                row.getString("source"),
                row.getString("account_ref"),
                row.getLong("sales"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                row.getOffsetDateTime("waiting_since").toInstant());
    }
}
