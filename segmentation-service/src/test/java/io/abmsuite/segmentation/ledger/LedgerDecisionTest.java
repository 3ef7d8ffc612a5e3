package io.abmsuite.segmentation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LedgerDecisionTest {

    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    @Test
    void countsASaleOnceHoweverOftenItComes() {
        LedgerDecision decision = new LedgerDecision();

        decision.decide(sale("s", 0, 100, false));
        decision.decide(sale("s", 0, 100, false));
        decision.decide(sale("s", 1, 100, false));

        assertThat(decision.additions()).hasSize(1);
        assertThat(amount(decision)).isEqualTo(100);
    }

    @Test
    void makesOtherContentWithoutARevisionTheNextOne() {
        LedgerDecision decision = new LedgerDecision();

        decision.decide(sale("s", 0, 100, false));
        decision.decide(sale("s", 0, 70, false));

        assertThat(decision.additions()).extracting(LedgerSale::revision).containsExactly(1, 2);
        assertThat(amount(decision)).isEqualTo(70);
    }

    @Test
    void keepsALateRevisionWithoutEffect() {
        LedgerDecision decision = new LedgerDecision();

        decision.decide(sale("s", 3, 300, false));
        decision.decide(sale("s", 2, 200, false));

        assertThat(decision.additions()).hasSize(2);
        assertThat(amount(decision)).isEqualTo(300);
    }

    @Test
    void takesAVoidedSaleOutOfTheTotalsAndBackIn() {
        LedgerDecision decision = new LedgerDecision();
        decision.decide(sale("s", 1, 100, false));

        decision.decide(sale("s", 2, 100, true));
        assertThat(decision.totals()).isEmpty();

        decision.decide(sale("s", 3, 100, false));
        assertThat(amount(decision)).isEqualTo(100);
    }

    @Test
    void refusesARevisionThatIsThereWithOtherContent() {
        LedgerDecision decision = new LedgerDecision();
        decision.decide(sale("s", 2, 100, false));

        assertThat(decision.decide(sale("s", 2, 101, false))).isEqualTo(LedgerDecision.Refusal.REVISION_CONFLICT);
        assertThat(amount(decision)).isEqualTo(100);
    }

    @Test
    void refusesToMoveASaleToAnotherAccount() {
        LedgerDecision decision = new LedgerDecision();
        decision.decide(sale("s", 0, 100, false));

        LedgerSale elsewhere = sale(new UUID(0, 2), "s", 0, 100, false);

        assertThat(decision.decide(elsewhere)).isEqualTo(LedgerDecision.Refusal.ACCOUNT_CHANGED);
        assertThat(decision.totals()).hasSize(1);
    }

    @Test
    void movesTheTotalFromTheOldDayToTheNew() {
        LedgerDecision decision = new LedgerDecision();
        LedgerSale first = sale("s", 1, 100, false);
        decision.know(first.key(), KnownRevision.of(first, first.content()));

        LedgerSale moved = new LedgerSale(
                first.key(),
                2,
                UUID.randomUUID(),
                ACCOUNT,
                DAY.plusDays(1),
                100,
                null,
                null,
                "EUR",
                false,
                null,
                null,
                null,
                null,
                null);
        decision.decide(moved);

        assertThat(decision.totals().get(new TotalKey(ACCOUNT, DAY, "EUR")).amount())
                .isEqualTo(-100);
        assertThat(decision.totals()
                        .get(new TotalKey(ACCOUNT, DAY.plusDays(1), "EUR"))
                        .amount())
                .isEqualTo(100);
    }

    /** Whatever the order, the repetitions and the cuts into batches: the highest revision of each sale counts, once. */
    @Property(tries = 500)
    void totalsAreThoseOfTheHighestRevisions(
            @ForAll("reports") List<LedgerSale> reports, @ForAll("cuts") List<Integer> cuts) {
        Map<SaleKey, TreeMap<Integer, KnownRevision>> stored = new HashMap<>();
        Map<TotalKey, TotalChange> totals = new HashMap<>();
        for (List<LedgerSale> batch : batches(reports, cuts)) {
            LedgerDecision decision = new LedgerDecision();
            stored.forEach((key, revisions) -> revisions.values().forEach(one -> decision.know(key, one)));
            batch.forEach(decision::decide);
            decision.additions()
                    .forEach(added -> assertThat(stored.computeIfAbsent(added.key(), any -> new TreeMap<>())
                                    .put(added.revision(), KnownRevision.of(added, added.content())))
                            .isNull());
            decision.totals().forEach((key, change) -> totals.merge(key, change, TotalChange::plus));
        }
        totals.values().removeIf(TotalChange::isNothing);

        Map<SaleKey, LedgerSale> highest = new HashMap<>();
        reports.forEach(report -> highest.merge(report.key(), report, (a, b) -> b.revision() > a.revision() ? b : a));
        Map<TotalKey, TotalChange> expected = new HashMap<>();
        highest.values().stream()
                .filter(sale -> !sale.voided())
                .forEach(sale -> expected.merge(
                        new TotalKey(sale.accountId(), sale.occurredOn(), sale.currency()),
                        TotalChange.of(KnownRevision.of(sale, sale.content()), 1),
                        TotalChange::plus));
        assertThat(totals).isEqualTo(expected);
    }

    /** Content follows from sale and revision, as with a sender that numbers its revisions. */
    @Provide
    Arbitrary<List<LedgerSale>> reports() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 4))
                .as((sale, revision) -> {
                    int mixed = sale * 31 + revision * 17;
                    UUID account = new UUID(0, sale % 2);
                    return new LedgerSale(
                            new SaleKey("erp", "s" + sale),
                            revision,
                            new UUID(sale, revision),
                            account,
                            DAY.plusDays(mixed % 3),
                            mixed % 5 - 2,
                            mixed % 2 == 0 ? null : (long) mixed,
                            mixed % 3 == 0 ? null : 1L,
                            mixed % 7 == 0 ? "USD" : "EUR",
                            mixed % 4 == 0,
                            null,
                            null,
                            null,
                            null,
                            null);
                })
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 10).list().ofMinSize(1).ofMaxSize(10);
    }

    private static List<List<LedgerSale>> batches(List<LedgerSale> reports, List<Integer> cuts) {
        List<List<LedgerSale>> batches = new ArrayList<>();
        int from = 0;
        for (int i = 0; from < reports.size(); i++) {
            int to = Math.min(reports.size(), from + cuts.get(i % cuts.size()));
            batches.add(reports.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static long amount(LedgerDecision decision) {
        return decision.totals().get(new TotalKey(ACCOUNT, DAY, "EUR")).amount();
    }

    private static LedgerSale sale(String id, int revision, long amount, boolean voided) {
        return sale(ACCOUNT, id, revision, amount, voided);
    }

    private static LedgerSale sale(UUID account, String id, int revision, long amount, boolean voided) {
        return new LedgerSale(
                new SaleKey("erp", id),
                revision,
                UUID.randomUUID(),
                account,
                DAY,
                amount,
                null,
                null,
                "EUR",
                voided,
                null,
                null,
                null,
                null,
                null);
    }
}
