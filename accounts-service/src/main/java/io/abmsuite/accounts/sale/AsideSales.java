package io.abmsuite.accounts.sale;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Keeps sales of unknown accounts until their account appears. */
@ApplicationScoped
public class AsideSales {

    /** A sale whose account nobody knows yet. */
    public record Aside(UUID eventId, String accountRef, Sale sale) {}

    private static final String INSERT = """
            insert into sale_aside (event_id, source, account_ref, sale_id, sale) values ($1, $2, $3, $4, $5)
            on conflict (event_id) do nothing
            """;

    private final SaleEvents events;

    AsideSales(SaleEvents events) {
        this.events = events;
    }

    /** Stores them; what is there already stays. */
    public Uni<Void> store(SqlClient client, List<Aside> asides) {
        if (asides.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = asides.stream()
                .map(aside -> Tuple.tuple()
                        .addUUID(aside.eventId())
                        .addString(aside.sale().source())
                        .addString(aside.accountRef())
                        .addString(aside.sale().saleId())
                        .addValue(new JsonObject(events.write(aside.sale()))))
                .toList();
        return client.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid();
    }
}
