package io.abmsuite.segmentation.exchangerate;

import io.abmsuite.platform.audit.AuditTrail;
import io.abmsuite.platform.audit.AuditedChange;
import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.idempotency.Creations;
import io.abmsuite.platform.page.PageRequest;
import io.abmsuite.platform.write.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps exchange rates, every version of them. */
@ApplicationScoped
class RateRepository {

    private static final String COLUMNS = "base, currency, month, version, rate, position, changed_at, changed_by";
    private static final String FIND = """
            select %s from exchange_rate where base = $1 and currency = $2 and month = $3 order by version desc limit 1
            """.formatted(COLUMNS);
    private static final String LIST = """
            select %1$s from (
                select distinct on (currency, month) %1$s from exchange_rate
                where base = $1 and ($2::text is null or currency = $2::text)
                order by currency, month, version desc) as newest
            where $3::text is null or (currency, month) > ($3::text, $4::text::date)
            order by currency, month limit $5
            """.formatted(COLUMNS);
    private static final String AT = """
            select distinct on (currency, month) currency, month, rate from exchange_rate
            where base = $1 and ($2::bigint is null or position <= $2::bigint) order by currency, month, version desc
            """;

    /** Raised first: writers of rates go one after the other, and a version has the position it counts from. */
    private static final String RAISE = "update ledger_position set n = n + 1 where id = 1 returning n";

    private static final String ADD = """
            insert into exchange_rate (base, currency, month, version, rate, position, changed_by)
            values ($1, $2, $3, $4, $5, $6, $7) returning %s
            """.formatted(COLUMNS);

    private final Pool pool;
    private final Creations creations;
    private final AuditTrail audit;

    RateRepository(Pool pool, Creations creations, AuditTrail audit) {
        this.pool = pool;
        this.creations = creations;
        this.audit = audit;
    }

    /** Null if there is none. */
    Uni<ExchangeRate> find(SqlClient client, String base, String currency, YearMonth month) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(base, currency, month.atDay(1)))
                .map(rows -> Sql.first(rows, RateRepository::rate));
    }

    /** Null if there is none. */
    Uni<ExchangeRate> find(String base, String currency, YearMonth month) {
        return find(pool, base, currency, month);
    }

    /** By currency and month; of one currency if it is not null. */
    Uni<List<ExchangeRate>> list(String base, String currency, PageRequest page) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(base, currency, page.after(0), page.after(1), page.fetch()))
                .map(rows -> Sql.list(rows, RateRepository::rate));
    }

    /** All rates to the base as they stood at a position; null: as they stand. */
    Uni<RateTable> at(SqlClient snapshot, String base, Long position) {
        return snapshot.preparedQuery(AT).execute(Tuple.of(base, position)).map(rows -> {
            Map<RateTable.Key, BigDecimal> rates = new HashMap<>();
            rows.forEach(row -> rates.put(
                    new RateTable.Key(row.getString("currency"), YearMonth.from(row.getLocalDate("month"))),
                    row.getBigDecimal("rate")));
            return new RateTable(base, rates);
        });
    }

    /** A transaction in which nobody else changes rates; it tells the position it has. */
    <T> Uni<T> change(java.util.function.BiFunction<SqlConnection, Long, Uni<T>> work) {
        return pool.withTransaction(transaction -> transaction
                .query(RAISE)
                .execute()
                .map(rows -> Sql.first(rows, row -> row.getLong(0)))
                .chain(position -> work.apply(transaction, position)));
    }

    /** The next version of a rate. */
    Uni<ExchangeRate> add(SqlConnection transaction, ExchangeRate known, ExchangeRate next, Write write) {
        LocalDate month = next.month().atDay(1);
        Tuple values = Tuple.of(next.base(), next.currency(), month, next.version(), next.rate(), next.position())
                .addString(write.actor());
        String name = next.currency() + "/" + next.month();
        return transaction
                .preparedQuery(ADD)
                .execute(values)
                .map(rows -> Sql.first(rows, RateRepository::rate))
                .call(() -> audit.record(
                        transaction,
                        write,
                        AuditedChange.of("setExchangeRate", "exchange-rate", name, facts(known), facts(next))));
    }

    Uni<Void> claim(SqlConnection transaction, Write write, Object resource) {
        return creations.claim(transaction, write, resource);
    }

    private static Map<String, Object> facts(ExchangeRate rate) {
        return rate == null
                ? null
                : Map.of("base", rate.base(), "rate", rate.rate().toPlainString(), "version", rate.version());
    }

    private static ExchangeRate rate(Row row) {
        return new ExchangeRate(
                row.getString("base"),
                row.getString("currency"),
                YearMonth.from(row.getLocalDate("month")),
                row.getInteger("version"),
                row.getBigDecimal("rate"),
                row.getLong("position"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
