package io.abmsuite.platform.audit;

import io.abmsuite.platform.audit.ChainWalk.Covered;
import io.abmsuite.platform.db.Sql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Walks the chain from its beginning, a few seals at a time, and tells the first place that is not as it was sealed. */
@ApplicationScoped
public class Verifier {

    private static final int SEALS = 200;
    private static final int ENTRIES = 2000;
    private static final String NEXT =
            "select %s from audit_seal where number > $1 order by number limit %d".formatted(Seal.COLUMNS, SEALS);
    private static final String COVERED = """
            select s.seal, s.entry_id, s.entry_hash, %s
            from audit_sealed s left join audit_entry e on e.id = s.entry_id
                left join erasable_change c on c.entry_id = s.entry_id
            where s.seal between $1 and $2 order by s.seal, s.position
            """.formatted(SealedEntry.COLUMNS);
    private static final String ADDED = """
            select e.id from audit_entry e
            where not exists (select from audit_sealed s where s.entry_id = e.id)
              and not exists (select from unsealed_entry u where u.entry_id = e.id)
            order by e.id limit 1
            """;
    private static final String TAIL = """
            select count(*), min(e.at), coalesce(extract(epoch from now() - min(e.at)), 0)::bigint
            from audit_entry e where not exists (select from audit_sealed s where s.entry_id = e.id)
            """;

    private final Pool pool;

    Verifier(Pool pool) {
        this.pool = pool;
    }

    /** Checks everything; with an anchor also that the chain still holds the seal somebody has noted. */
    public Uni<Verification> verify(String anchor) {
        ChainWalk walk = new ChainWalk(anchor);
        long[] from = {0};
        return Multi.createBy()
                .repeating()
                .uni(() -> round(walk, from[0]).invoke(last -> from[0] = last))
                .whilst(last -> last > 0 && !walk.isBroken())
                .collect()
                .last()
                .chain(() -> pool.query(ADDED).execute())
                .invoke(rows -> walk.end(Sql.first(rows, row -> row.getUUID(0))))
                .chain(() -> pool.query(TAIL).execute())
                .map(rows -> walk.result(Sql.first(rows, Verifier::tail)));
    }

    /** Goes on after this seal; tells where it has come to, 0 at the end. */
    private Uni<Long> round(ChainWalk walk, long after) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(after))
                .map(rows -> few(Sql.list(rows, Seal::of)))
                .chain(seals -> seals.isEmpty()
                        ? Uni.createFrom().item(0L)
                        : covered(seals).map(covered -> follow(walk, seals, covered)));
    }

    private Uni<Map<Long, List<Covered>>> covered(List<Seal> seals) {
        return pool.preparedQuery(COVERED)
                .execute(Tuple.of(
                        seals.get(0).number(), seals.get(seals.size() - 1).number()))
                .map(rows -> Sql.list(rows, row -> Map.entry(row.getLong("seal"), covered(row))).stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static Covered covered(Row row) {
        return new Covered(
                row.getUUID("entry_id"),
                row.getBuffer("entry_hash").getBytes(),
                row.getUUID("id") == null ? null : SealedEntry.of(row));
    }

    private static long follow(ChainWalk walk, List<Seal> seals, Map<Long, List<Covered>> covered) {
        for (Seal seal : seals) {
            if (!walk.step(seal, covered.getOrDefault(seal.number(), List.of()))) {
                break;
            }
        }
        return seals.get(seals.size() - 1).number();
    }

    /** As many of them as fit into memory, at least one. */
    private static List<Seal> few(List<Seal> seals) {
        List<Seal> few = new ArrayList<>();
        int entries = 0;
        for (Seal seal : seals) {
            entries += seal.entries();
            if (!few.isEmpty() && entries > ENTRIES) {
                break;
            }
            few.add(seal);
        }
        return few;
    }

    private static Verification.Tail tail(Row row) {
        OffsetDateTime oldest = row.getOffsetDateTime(1);
        return new Verification.Tail(row.getLong(0), oldest == null ? null : oldest.toInstant(), row.getLong(2));
    }
}
