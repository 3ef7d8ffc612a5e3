package io.abmsuite.segmentation.publishedclass;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Gives publications their numbers, one after the other, and remembers each. */
@ApplicationScoped
class PublicationLog {

    private static final String RAISE = """
            with raised as (
                update publication set number = number + 1, policy = $1, policy_version = $2, run_id = $3, as_of = $4,
                    published_at = now()
                where id = 1 and ($5::bigint is null or number = $5) returning number
            )
            select number, coalesce((select confirm_runs from publishing where policy = $1), 1) as confirm_runs,
                   l.accounts is not null as has_previous, l.major_share
            from raised left join lateral
                 (select accounts, major_share from publication_log order by number desc limit 1) l on true
            """;
    private static final String ADD = """
            insert into publication_log (number, id, kind, policy, policy_version, run_id, as_of, currency, watermark,
                accounts, told, moved, major_share, output_hash, actor, reason, published_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """;
    private static final String COLUMNS = """
            number, id, kind, policy, policy_version, run_id, as_of, currency, watermark, accounts, told, moved, major_share,
            output_hash, actor, reason, published_at""";
    private static final String LIST = """
            select %s from publication_log where $1::text is null or number < $1::text::bigint
            order by number desc limit $2
            """.formatted(COLUMNS);
    private static final String FIND = "select %s from publication_log where id = $1".formatted(COLUMNS);

    private static final String LIVE = "select policy from publishing where mode = 'LIVE' for share";

    private final Pool pool;

    PublicationLog(Pool pool) {
        this.pool = pool;
    }

    /**
     * A publication that is about to happen.
     *
     * @param confirmRuns in how many publications in a row a new class must be found
     * @param hasPrevious whether there was one before
     * @param majorShareBefore share of the major accounts in the one before; may be null
     */
    record Begun(long number, int confirmRuns, boolean hasPrevious, BigDecimal majorShareBefore) {}

    /**
     * Begins a publication; others wait until the transaction is over.
     *
     * @param after the number it must follow, or null
     * @return null if another one came between
     */
    Uni<Begun> begin(SqlConnection transaction, Publication source, Long after) {
        return transaction
                .preparedQuery(RAISE)
                .execute(Tuple.of(source.policy(), source.policyVersion(), source.runId(), source.asOf(), after))
                .map(rows -> Sql.first(
                        rows,
                        row -> new Begun(
                                row.getLong("number"),
                                row.getInteger("confirm_runs"),
                                row.getBoolean("has_previous"),
                                row.getBigDecimal("major_share"))));
    }

    /** The policy by which published classes follow the sales, to stay so until the transaction ends; null if none. */
    Uni<String> livePolicy(SqlConnection transaction) {
        return transaction.query(LIVE).execute().map(rows -> Sql.first(rows, row -> row.getString(0)));
    }

    /** Remembers what was published. */
    Uni<Void> add(SqlConnection transaction, long number, PublicationOrder order, Told told, Instant at) {
        Tuple values = Tuple.tuple()
                .addLong(number)
                .addUUID(order.id())
                .addString(order.kind().name())
                .addString(order.source().policy())
                .addInteger(order.source().policyVersion())
                .addUUID(
                        order.kind() == PublicationOrder.Kind.LIVE
                                ? null
                                : order.source().runId())
                .addLocalDate(order.source().asOf())
                .addString(order.currency())
                .addLong(order.watermark())
                .addInteger(order.accounts())
                .addInteger(told.accounts())
                .addInteger(told.moved())
                .addBigDecimal(order.majorShare())
                .addString(order.outputHash())
                .addString(order.actor())
                .addString(order.reason())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<PublicationEntry>> list(PageRequest page) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(page.after(0), page.fetch()))
                .map(rows -> Sql.list(rows, PublicationLog::entry));
    }

    /** Null if there is none with this id. */
    Uni<PublicationEntry> find(UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> Sql.first(rows, PublicationLog::entry));
    }

    private static PublicationEntry entry(Row row) {
        return new PublicationEntry(
                row.getLong("number"),
                row.getUUID("id"),
                PublicationOrder.Kind.valueOf(row.getString("kind")),
                row.getString("policy"),
                row.getInteger("policy_version"),
                row.getUUID("run_id"),
                row.getLocalDate("as_of"),
                row.getString("currency"),
                row.getLong("watermark"),
                row.getInteger("accounts"),
                row.getInteger("told"),
                row.getInteger("moved"),
                row.getBigDecimal("major_share"),
                row.getString("output_hash"),
                row.getString("actor"),
                row.getString("reason"),
                row.getOffsetDateTime("published_at").toInstant());
    }
}
