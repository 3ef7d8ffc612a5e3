package io.abmsuite.segmentation.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The positive totals of a run that several accounts have. */
@ApplicationScoped
public class TiedTotals {

    private static final String TIED = """
            select total, max(cumulated) from run_result where run_id = $1 and total > 0
            group by total having count(*) > 1
            """;

    private final Pool pool;

    TiedTotals(Pool pool) {
        this.pool = pool;
    }

    /** Each of them with what all totals down to it add up to. */
    public Uni<Map<BigDecimal, BigDecimal>> of(UUID run) {
        return pool.preparedQuery(TIED).execute(Tuple.of(run)).map(rows -> {
            Map<BigDecimal, BigDecimal> tied = new HashMap<>();
            rows.forEach(row -> tied.put(row.getBigDecimal(0).stripTrailingZeros(), row.getBigDecimal(1)));
            return tied;
        });
    }
}
