package io.abmsuite.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.security.VisibleTeams;
import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.Runs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The binary search finds what looking at every account finds. */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class StandingsQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ACCOUNTS = 60;

    @Inject
    StandingsQueries standings;

    @Inject
    RunService runs;

    @Inject
    ResultRepository results;

    @Test
    void findsPlacesAsACountDoes() {
        Random random = new Random(20261126);
        ExampleLedger ledger = ExampleLedger.empty();
        ledger.accounts(ACCOUNTS, code -> random.nextInt(8) == 0 ? "-3" : Integer.toString(1 + random.nextInt(25)));
        Run run = runs.require(UUID.fromString(Runs.completed("{'policy': 'monthly', 'asOf': '2026-01-15'}")))
                .await()
                .atMost(PATIENCE);
        List<ResultLine> lines =
                results.page(run.id(), 0, ACCOUNTS, VisibleTeams.all()).await().atMost(PATIENCE);
        assertThat(lines).hasSize(ACCOUNTS);

        for (ResultLine own : lines) {
            compare(standings.without(run, own), others(lines, own), own, random);
        }
    }

    @Test
    void theRunningSumIsThatOfTheMigration() {
        ExampleLedger.feed();
        Runs.completed("{'policy': 'monthly', 'asOf': '2026-01-15'}");

        assertThat(Database.query("select ord::text, cumulated::text from run_result order by ord"))
                .hasSize(14)
                .isEqualTo(Database.query("""
                        select ord::text, case when total is not null
                            then sum(greatest(total, 0)) over (partition by run_id order by ord)::text end
                        from run_result order by ord
                        """));
    }

    private static List<ResultLine> others(List<ResultLine> lines, ResultLine own) {
        return lines.stream()
                .filter(line -> !line.equals(own) && line.result().total().signum() > 0)
                .toList();
    }

    private static void compare(Standings stored, List<ResultLine> others, ResultLine own, Random random) {
        assertThat(stored.sum()).isEqualTo(sum(others));
        for (BigInteger total : totals(others, random)) {
            Standings.Place place = stored.at(total).await().atMost(PATIENCE);
            assertThat(place).isEqualTo(place(others, own, total));
            Line line = new Line(
                    BigInteger.valueOf(100),
                    BigInteger.valueOf(random.nextInt(120) - 100),
                    sum(others).multiply(BigInteger.valueOf(random.nextInt(100))));
            assertThat(stored.above(total, line).await().atMost(PATIENCE)).isEqualTo(above(others, total, line));
            assertThat(stored.below(total, line).await().atMost(PATIENCE)).isEqualTo(below(others, total, line));
        }
    }

    private static List<BigInteger> totals(List<ResultLine> others, Random random) {
        List<BigInteger> totals = new ArrayList<>(List.of(BigInteger.ONE, BigInteger.TEN.pow(12)));
        for (int i = 0; i < 4; i++) {
            totals.add(units(others.get(random.nextInt(others.size()))).add(BigInteger.valueOf(random.nextInt(3) - 1)));
        }
        return totals;
    }

    private static Standings.Place place(List<ResultLine> others, ResultLine own, BigInteger total) {
        List<ResultLine> larger =
                others.stream().filter(one -> units(one).compareTo(total) > 0).toList();
        List<ResultLine> equal =
                others.stream().filter(one -> units(one).equals(total)).toList();
        long before = equal.stream()
                .filter(one -> one.result().accountId().compareTo(own.result().accountId()) < 0)
                .count();
        BigInteger previous = others.stream()
                .map(StandingsQueriesTest::units)
                .filter(one -> one.compareTo(total) < 0)
                .max(BigInteger::compareTo)
                .orElse(null);
        return new Standings.Place(sum(larger), equal.size(), (int) before, previous);
    }

    private static BigInteger above(List<ResultLine> others, BigInteger floor, Line line) {
        return others.stream()
                .map(StandingsQueriesTest::units)
                .filter(one -> one.compareTo(floor) > 0 && line.holds(sumOver(others, one), one.add(BigInteger.ONE)))
                .min(BigInteger::compareTo)
                .orElse(null);
    }

    private static BigInteger below(List<ResultLine> others, BigInteger ceiling, Line line) {
        return others.stream()
                .map(StandingsQueriesTest::units)
                .filter(one ->
                        one.compareTo(ceiling) < 0 && !line.holds(sumOver(others, one.subtract(BigInteger.ONE)), one))
                .max(BigInteger::compareTo)
                .orElse(null);
    }

    private static BigInteger sumOver(List<ResultLine> others, BigInteger total) {
        return sum(
                others.stream().filter(one -> units(one).compareTo(total) > 0).toList());
    }

    private static BigInteger sum(List<ResultLine> lines) {
        return lines.stream().map(StandingsQueriesTest::units).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger units(ResultLine line) {
        BigDecimal total = line.result().total();
        return total.movePointRight(4).toBigIntegerExact();
    }
}
