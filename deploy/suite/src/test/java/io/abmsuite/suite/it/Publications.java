package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What is published of the accounts: in segmentation, on the topic, and in the copies of the other services. */
final class Publications {

    private static final String TOPIC = "abm.classes";
    private static final String OWNER = "segmentation";
    private static final String COPY = """
            select count(*), sum(version), sum(hashtext(account_id::text || ' ' || version || coalesce(cell, '') || lifecycle))
            from account_class
            """;
    private static final String OTHERS = """
            select coalesce(c.account_code, r.code) from account_class c
            full join (select * from run_result where run_id = '%1$s') r using (account_id)
            where row(c.account_code, c.computed_abc, c.computed_xyz, c.lifecycle, c.total, c.rank)
                  is distinct from row(r.code, r.abc_class, r.xyz_class, r.lifecycle, r.total, r.rank)
            """;
    private static final String OTHER_LETTERS = """
            select coalesce(c.account_code, r.code) from account_class c
            full join (select * from run_result where run_id = '%1$s') r using (account_id)
            where row(c.account_code, c.abc_class, c.xyz_class, c.lifecycle)
                  is distinct from row(r.code, r.abc_class, r.xyz_class, r.lifecycle)
            """;

    private final Postgres postgres;
    private final Wire wire;

    Publications(Postgres postgres, Wire wire) {
        this.postgres = postgres;
        this.wire = wire;
    }

    /** The run whose results are published. */
    String current() {
        return postgres.value(OWNER, "select run_id from publication");
    }

    long count() {
        return postgres.number(OWNER, "select number from publication");
    }

    /** Published are the results of one run, all of them and nothing else. */
    void checkAre(String run) {
        assertThat(current()).isEqualTo(run);
        assertThat(postgres.query(OWNER, OTHERS.formatted(run))).isEmpty();
    }

    /** Published are the letters a run over the same ledger finds; places among others move unannounced in live mode. */
    void checkAreAsOf(String run) {
        assertThat(postgres.query(OWNER, OTHER_LETTERS.formatted(run))).isEmpty();
    }

    /** The log of publications has each number once, and every version of every account was told by one event. */
    void checkTold() {
        assertThat(postgres.query(OWNER, "select number from publication_log order by number"))
                .isEqualTo(LongStream.rangeClosed(1, count())
                        .mapToObj(number -> List.of(Long.toString(number)))
                        .toList());
        Map<String, Long> told = wire.versions(TOPIC, "accountId").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, account -> newest(account.getValue())));
        Map<String, Long> published = postgres.query(OWNER, "select account_id, version from account_class").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> Long.valueOf(row.get(1))));
        assertThat(told).isEqualTo(published);
        assertThat(wire.ids(TOPIC, "accountId").entrySet().stream()
                        .filter(version -> version.getValue().size() > 1))
                .as("versions told by several events")
                .isEmpty();
    }

    /** The other services show what is published. */
    void checkCopies() {
        assertThat(postgres.query("accounts", COPY)).isEqualTo(postgres.query(OWNER, COPY));
        assertThat(postgres.query("campaigns", COPY)).isEqualTo(postgres.query(OWNER, COPY));
    }

    private static long newest(List<Long> versions) {
        assertThat(versions)
                .as("each version from the first on, in order")
                .isEqualTo(LongStream.rangeClosed(1, versions.size()).boxed().toList());
        return versions.size();
    }
}
