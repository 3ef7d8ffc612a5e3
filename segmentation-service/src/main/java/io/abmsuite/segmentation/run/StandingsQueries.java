package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Finds places among the totals of a run by binary search over its order: a handful of rows, however many there are. */
@ApplicationScoped
public class StandingsQueries {

    private static final int DECIMALS = 4;

    /** The other accounts are numbered without a gap: behind the account's own place they move up by one. */
    private static final String OTHER = """
            (select r.total * 10000 as total, r.code,
                    (r.cumulated - case when r.ord > $3 then $4::numeric else 0 end) * 10000 as cumulated
             from run_result r
             where r.run_id = $1 and r.ord = %1$s + case when %1$s >= $3 then 1 else 0 end limit 1)""";

    private static final String AT = "with recursive " + search("more", "total > $5") + ", "
            + search("least", "total >= $5") + ", "
            + search("before", "total > $5 or total = $5 and code collate \"C\" < $6")
            + """
            , place as (select (select max(lo) from more) as more, (select max(lo) from least) as least,
                               (select max(lo) from before) as before)
            select coalesce((select o.cumulated from %s o), 0), least - more, before - more,
                   (select o.total from %s o where place.least < $2)
            from place
            """.formatted(OTHER.formatted("place.more"), OTHER.formatted("(place.least + 1)"));
    private static final String ABOVE = "with recursive "
            + search(
                    "kept",
                    "total > $5 and $6::numeric * (cumulated - total) + $7::numeric * (total + 1) <= $8::numeric")
            + """
            , place as (select max(lo) as lo from kept)
            select o.total from place cross join lateral %s o where place.lo > 0
            """.formatted(OTHER.formatted("place.lo"));
    private static final String BELOW = """
            select r.total * 10000 from run_result r
            where r.run_id = $1 and r.ord <= $2 + 1 and r.ord <> $3 and r.total > 0 and r.total * 10000 < $5
              and $6::numeric * (r.cumulated - case when r.ord > $3 then $4::numeric else 0 end) * 10000
                  + $7::numeric * r.total * 10000 > $8::numeric
            order by r.ord limit 1
            """;

    private final Pool pool;

    StandingsQueries(Pool pool) {
        this.pool = pool;
    }

    /** All accounts of a completed run but one. */
    public Standings without(Run run, ResultLine account) {
        return new Stored(run, account);
    }

    /** The largest number of others, counted from the largest total on, for which a condition holds. */
    private static String search(String name, String condition) {
        return """
                %1$s(lo, hi) as (
                    select 0, $2::int
                    union all
                    select case when o.holds then q.mid else q.lo end, case when o.holds then q.hi else q.mid - 1 end
                    from (select lo, hi, (lo + hi + 1) / 2 as mid from %1$s where lo < hi) q
                    cross join lateral (select %2$s as holds from %3$s o limit 1) o
                )""".formatted(name, condition, OTHER.formatted("q.mid"));
    }

    private final class Stored implements Standings {

        private final Run run;
        private final String code;
        private final int others;
        private final int place;
        private final BigDecimal own;

        Stored(Run run, ResultLine account) {
            BigDecimal total = account.result().total();
            boolean pays = total != null && total.signum() > 0;
            int paying = run.outcome().portfolio().payingAccounts();
            this.run = run;
            this.code = account.result().accountId();
            this.others = pays ? paying - 1 : paying;
            this.place = pays ? account.ord() : paying + 1;
            this.own = pays ? total : BigDecimal.ZERO;
        }

        @Override
        public BigInteger sum() {
            return run.outcome()
                    .portfolio()
                    .positiveTotal()
                    .subtract(own)
                    .movePointRight(DECIMALS)
                    .toBigIntegerExact();
        }

        @Override
        public Uni<Place> at(BigInteger total) {
            return pool.preparedQuery(AT)
                    .execute(values(total).addString(code))
                    .map(rows -> Sql.first(
                            rows,
                            row -> new Place(
                                    units(row.getBigDecimal(0)),
                                    row.getInteger(1),
                                    row.getInteger(2),
                                    units(row.getBigDecimal(3)))));
        }

        @Override
        public Uni<BigInteger> above(BigInteger floor, Line line) {
            return one(ABOVE, floor, line);
        }

        @Override
        public Uni<BigInteger> below(BigInteger ceiling, Line line) {
            return one(BELOW, ceiling, line);
        }

        private Uni<BigInteger> one(String sql, BigInteger total, Line line) {
            Tuple values = values(total)
                    .addValue(new BigDecimal(line.perAbove()))
                    .addValue(new BigDecimal(line.perTotal()))
                    .addValue(new BigDecimal(line.bound()));
            return pool.preparedQuery(sql)
                    .execute(values)
                    .map(rows -> Sql.first(rows, row -> units(row.getBigDecimal(0))));
        }

        private Tuple values(BigInteger total) {
            return Tuple.of(run.id(), others, place).addValue(own).addValue(new BigDecimal(total));
        }

        private static BigInteger units(BigDecimal total) {
            return total == null ? null : total.toBigIntegerExact();
        }
    }
}
