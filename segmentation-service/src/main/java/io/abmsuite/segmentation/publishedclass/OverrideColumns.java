package io.abmsuite.segmentation.publishedclass;

import io.vertx.mutiny.sqlclient.Row;

/** Decisions of persons between rows and records. */
final class OverrideColumns {

    static final String NAMES = """
            kind as override_kind, abc_class as override_abc, xyz_class as override_xyz, reason as override_reason, \
            until as override_until, created_at as override_at, created_by as override_by""";

    private OverrideColumns() {}

    /** Null if there is none in the row. */
    static ClassOverride read(Row row) {
        String kind = row.getString("override_kind");
        return kind == null
                ? null
                : new ClassOverride(
                        ClassOverride.Kind.valueOf(kind),
                        row.getString("override_abc"),
                        row.getString("override_xyz"),
                        row.getString("override_reason"),
                        row.getLocalDate("override_until"),
                        row.getOffsetDateTime("override_at").toInstant(),
                        row.getString("override_by"));
    }
}
