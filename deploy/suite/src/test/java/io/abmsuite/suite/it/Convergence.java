package io.abmsuite.suite.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.abmsuite.suite.launch.Service;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What must hold when the callers have had their answers: all of it is there, once, in every service. */
final class Convergence {

    private static final Duration AFTER_RECOVERY = Duration.ofSeconds(60);
    private static final String ACCOUNTS = "accounts";
    private static final String SEGMENTATION = "segmentation";
    private static final String CAMPAIGNS = "campaigns";

    private final Postgres postgres;
    private final Wire wire;
    private long salesBefore;

    Convergence(Postgres postgres, Wire wire) {
        this(postgres, wire, 0);
    }

    /** With so many sales before the load, each of 12.50 as its are. */
    Convergence(Postgres postgres, Wire wire, long salesBefore) {
        this.postgres = postgres;
        this.wire = wire;
        this.salesBefore = salesBefore;
    }

    /** Waits until nothing is on its way any more, then compares. */
    void check(Load load) {
        long sales = salesBefore + load.sales();
        await().atMost(AFTER_RECOVERY)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .untilAsserted(() -> checkCopies(sales));
        salesBefore = sales;
        checkSales(sales);
        checkWrites(load);
        for (Service service : Service.values()) {
            assertThat(number(service.id(), "select count(*) from outbox")).isZero();
            assertThat(postgres.query(service.id(), "select consumer, code, cause from dead_letter"))
                    .isEmpty();
        }
    }

    private void checkCopies(long sales) {
        assertThat(number(SEGMENTATION, "select count(*) from sale")).isEqualTo(sales);
        assertThat(copies("account_id", CAMPAIGNS, "account")).isEqualTo(accounts());
        assertThat(copies("account_id", SEGMENTATION, "account")).isEqualTo(accounts());
        assertThat(copies("feedback_id", CAMPAIGNS, "complaint where not open")).isEqualTo(complaints());
        assertThat(copies("feedback_id", SEGMENTATION, "complaint where not open"))
                .isEqualTo(complaints());
        assertThat(wire.lag()).isZero();
    }

    private void checkSales(long sales) {
        assertThat(number(SEGMENTATION, "select count(distinct sale_id) from sale"))
                .isEqualTo(sales);
        assertThat(number(SEGMENTATION, "select sum(rows) from day_total")).isEqualTo(sales);
        assertThat(number(SEGMENTATION, "select sum(amount) from day_total")).isEqualTo(sales * 125_000);
    }

    private void checkWrites(Load load) {
        assertThat(ids(ACCOUNTS, "select id from account")).containsAll(load.opened());
        assertThat(ids(ACCOUNTS, "select id from feedback where status = 'RESOLVED'"))
                .containsAll(load.resolved());
        assertThat(wire.versions("abm.accounts", "accountId").values()).allMatch(Convergence::isInOrder);
        Map<String, List<Long>> complaints = wire.versions("abm.feedback", "feedbackId");
        assertThat(complaints.keySet()).containsAll(load.resolved());
        assertThat(complaints.values()).allMatch(Convergence::isInOrder);
    }

    /** Each version once, none missing, none overtaken. */
    private static boolean isInOrder(List<Long> versions) {
        long first = versions.get(0);
        return versions.equals(
                LongStream.range(first, first + versions.size()).boxed().toList());
    }

    private List<List<String>> accounts() {
        return postgres.query(ACCOUNTS, "select count(*), sum(hashtext(id::text || (version + 1))) from account");
    }

    private List<List<String>> complaints() {
        return postgres.query(
                ACCOUNTS,
                "select count(*), sum(hashtext(id::text || (version + 1))) from feedback where status = 'RESOLVED'");
    }

    private List<List<String>> copies(String id, String service, String table) {
        return postgres.query(service, "select count(*), sum(hashtext(" + id + "::text || version)) from " + table);
    }

    private Set<String> ids(String service, String query) {
        return postgres.query(service, query).stream()
                .map(row -> row.get(0))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private long number(String service, String query) {
        return Long.parseLong(postgres.value(service, query));
    }
}
