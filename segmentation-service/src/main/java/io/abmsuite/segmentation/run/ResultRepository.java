package io.abmsuite.segmentation.run;

import io.abmsuite.platform.db.Sql;
import io.abmsuite.platform.filter.FieldType;
import io.abmsuite.platform.filter.ListFields;
import io.abmsuite.platform.page.CursorCodec;
import io.abmsuite.platform.page.ListRequest;
import io.abmsuite.platform.page.MainList;
import io.abmsuite.platform.page.PageResponse;
import io.abmsuite.platform.security.TeamSql;
import io.abmsuite.platform.security.VisibleTeams;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the results of runs; what is asked about them is answered by the database. */
@ApplicationScoped
class ResultRepository {

    private static final int NAMED_AT_MOST = 200;
    private static final int POINTS = 500;
    private static final int LINES_AT_ONCE = 1000;
    private static final int SHARE_DECIMALS = 6;

    /** Results of accounts the caller sees. */
    private static final String SEEN = """
            (select r.*, a.team from run_result r left join account a on a.account_id = r.account_id) as r
            where {team:r.team}
            """;

    private static final TeamSql PAGE =
            new TeamSql("select %s from %s and run_id = $1 and ord > $2 order by ord limit $3"
                    .formatted(ResultColumns.NAMES, SEEN));
    private static final TeamSql MATRIX = new TeamSql("""
            select coalesce(abc_class, '-'), coalesce(xyz_class, '-'), count(*)::int, coalesce(sum(total), 0),
                   coalesce(sum(total) filter (where total > 0), 0)
            from %s and run_id = $1 group by 1, 2
            """.formatted(SEEN));
    /** The first and last account of each class are always among the points, however few there are. */
    private static final String PARETO = """
            select place, rank, cum_share, abc_class, accounts from (
                select row_number() over (order by ord)::int as place, rank, cum_share, abc_class,
                       count(*) over ()::int as accounts,
                       lag(abc_class) over (order by ord) as previous, lead(abc_class) over (order by ord) as next
                from run_result where run_id = $1 and abc_class is not null and cum_share is not null) as curve
            where place %% greatest(1, accounts / %d) = 0
               or previous is distinct from abc_class or next is distinct from abc_class
            order by place
            """.formatted(POINTS);

    private static final String MAJOR = """
            select account_id, code, share, 'DOMINANT' = any(flags) from run_result
            where run_id = $1 and 'MAJOR' = any(flags) order by ord limit %d
            """.formatted(NAMED_AT_MOST);

    private static final ListFields FIELDS = new ListFields()
            .with("accountCode", FieldType.TEXT, "code")
            .with("rank", FieldType.INTEGER, "rank")
            .with("total", FieldType.NUMBER, "total")
            .with("share", FieldType.NUMBER, "share")
            .with("cumShare", FieldType.NUMBER, "cum_share")
            .with("abcClass", FieldType.TEXT, "abc_class")
            .with("xyzClass", FieldType.TEXT, "xyz_class")
            .with("cell", FieldType.TEXT, "(abc_class || xyz_class)")
            .with("cv", FieldType.NUMBER, "cv")
            .with("adi", FieldType.NUMBER, "adi")
            .with("demandPattern", FieldType.TEXT, "lower(demand_pattern)")
            .with("purchases", FieldType.NUMBER, "purchases")
            .with("recencyDays", FieldType.INTEGER, "recency_days")
            .with("lateness", FieldType.NUMBER, "lateness")
            .with("lifecycle", FieldType.TEXT, "lifecycle")
            .with("rfm", FieldType.TEXT, "rfm")
            .with("flags", FieldType.LIST, "flags");
    private static final MainList<ResultLine> LIST =
            new MainList<>("results", ResultColumns.NAMES, SEEN, "ord", FieldType.INTEGER, FIELDS, ResultColumns::read);

    private final Pool pool;

    ResultRepository(Pool pool) {
        this.pool = pool;
    }

    /** A page; in the order of the output unless another is asked for. */
    Uni<PageResponse<ResultLine>> page(UUID run, ListRequest request, CursorCodec cursors) {
        return LIST.page(pool, request.where("run_id = %s", run), cursors);
    }

    /** Lines after a place, in the order of the output. */
    Uni<List<ResultLine>> page(UUID run, int after, int limit, VisibleTeams teams) {
        return PAGE.execute(pool, teams, Tuple.of(run, after, limit)).map(rows -> Sql.list(rows, ResultColumns::read));
    }

    /** All lines the caller sees, in the order of the output, a chunk at a time; at least one chunk. */
    Multi<List<ResultLine>> all(UUID run, VisibleTeams teams) {
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicInteger::new,
                        place -> page(run, place.get(), LINES_AT_ONCE, teams)
                                .invoke(lines -> place.set(last(lines, place.get()))))
                .whilst(lines -> lines.size() == LINES_AT_ONCE);
    }

    private static int last(List<ResultLine> lines, int before) {
        return lines.isEmpty() ? before : lines.get(lines.size() - 1).ord();
    }

    /** The matrix of the accounts the caller sees. */
    Uni<Matrix> matrix(UUID run, VisibleTeams teams) {
        return MATRIX.execute(pool, teams, Tuple.of(run))
                .map(rows -> Matrix.of(Sql.list(
                        rows,
                        row -> new Matrix.Count(
                                row.getString(0),
                                row.getString(1),
                                row.getInteger(2),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4)))));
    }

    Uni<List<ParetoPoint>> pareto(UUID run) {
        return pool.preparedQuery(PARETO)
                .execute(Tuple.of(run))
                .map(rows -> Sql.list(
                        rows,
                        row -> new ParetoPoint(
                                row.getInteger(0),
                                row.getInteger(1),
                                share(row.getInteger(0), row.getInteger(4)),
                                row.getBigDecimal(2),
                                row.getString(3))));
    }

    Uni<List<Concentration.Holder>> major(UUID run) {
        return pool.preparedQuery(MAJOR)
                .execute(Tuple.of(run))
                .map(rows -> Sql.list(
                        rows,
                        row -> new Concentration.Holder(
                                row.getUUID(0), row.getString(1), row.getBigDecimal(2), row.getBoolean(3))));
    }

    private static BigDecimal share(int part, int whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SHARE_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
