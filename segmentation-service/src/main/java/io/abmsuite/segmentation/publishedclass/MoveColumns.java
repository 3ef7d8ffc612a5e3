package io.abmsuite.segmentation.publishedclass;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/** Moves of published classes between rows and records. */
final class MoveColumns {

    static final String UNNESTED = """
            unnest($5::text[], $6::bigint[], $7::text[], $8::int[], $9::text[], $10::text[], $11::text[], $12::text[], \
            $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[]) as m (account_id, version, policy, \
            policy_version, run_id, as_of, from_abc, from_xyz, from_lifecycle, to_abc, to_xyz, to_lifecycle, computed_abc, \
            computed_xyz)""";

    private MoveColumns() {}

    static Tuple arrays(List<ClassChange> moves, MoveReason why) {
        Tuple values =
                Tuple.of(why.cause().name(), why.actor(), why.reason(), why.at().toString());
        values.addArrayOfString(texts(moves, move -> move.after().figures().accountId()));
        values.addArrayOfLong(moves.stream().map(move -> move.after().version()).toArray(Long[]::new));
        values.addArrayOfString(texts(moves, move -> move.after().source().policy()));
        values.addArrayOfInteger(moves.stream()
                .map(move -> move.after().source().policyVersion())
                .toArray(Integer[]::new));
        values.addArrayOfString(texts(moves, move -> move.after().source().runId()));
        values.addArrayOfString(texts(moves, move -> move.after().source().asOf()));
        values.addArrayOfString(before(moves, was -> was.letters().abc()));
        values.addArrayOfString(before(moves, was -> was.letters().xyz()));
        values.addArrayOfString(before(moves, was -> was.figures().lifecycle()));
        values.addArrayOfString(texts(moves, move -> move.after().letters().abc()));
        values.addArrayOfString(texts(moves, move -> move.after().letters().xyz()));
        values.addArrayOfString(texts(moves, move -> move.after().figures().lifecycle()));
        values.addArrayOfString(
                texts(moves, move -> move.after().figures().letters().abc()));
        values.addArrayOfString(
                texts(moves, move -> move.after().figures().letters().xyz()));
        return values;
    }

    static ClassMove read(Row row) {
        String lifecycle = row.getString("from_lifecycle");
        return new ClassMove(
                row.getLong("version"),
                Cause.valueOf(row.getString("cause")),
                row.getString("policy"),
                row.getInteger("policy_version"),
                row.getUUID("run_id"),
                row.getLocalDate("as_of"),
                lifecycle == null ? null : side(row, "from"),
                side(row, "to"),
                new Letters(row.getString("computed_abc"), row.getString("computed_xyz")),
                row.getString("actor"),
                row.getString("reason"),
                row.getOffsetDateTime("moved_at").toInstant());
    }

    private static ClassMove.Side side(Row row, String side) {
        return new ClassMove.Side(
                new Letters(row.getString(side + "_abc"), row.getString(side + "_xyz")),
                row.getString(side + "_lifecycle"));
    }

    private static String[] before(List<ClassChange> moves, Function<PublishedClass, Object> value) {
        return texts(moves, move -> move.before() == null ? null : value.apply(move.before()));
    }

    private static String[] texts(List<ClassChange> moves, Function<ClassChange, Object> value) {
        return moves.stream()
                .map(value)
                .map(found -> found == null ? null : found.toString())
                .toArray(String[]::new);
    }
}
