package io.abmsuite.segmentation.live;

import static io.abmsuite.segmentation.testing.LiveClasses.eventually;
import static io.abmsuite.segmentation.testing.LiveClasses.found;
import static io.abmsuite.segmentation.testing.LiveClasses.foundTotals;
import static io.abmsuite.segmentation.testing.LiveClasses.published;
import static io.abmsuite.segmentation.testing.LiveClasses.publishedTotals;
import static io.abmsuite.segmentation.testing.LiveClasses.run;
import static io.abmsuite.segmentation.testing.Runs.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.abmsuite.platform.testing.Database;
import io.abmsuite.platform.testing.InfraResource;
import io.abmsuite.segmentation.testing.BusinessClock;
import io.abmsuite.segmentation.testing.ExampleLedger;
import io.abmsuite.segmentation.testing.LedgerFeed;
import io.abmsuite.segmentation.testing.LiveClasses;
import io.abmsuite.segmentation.testing.Rates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Classes that followed a random stream of sales, corrections and voids, and of exchange rates, are those a run finds in the
 * end. The long form: {@code ./mvnw -pl segmentation-service test -Dtest=LiveStreamTest -Dlive.sales=200000}.
 */
@QuarkusTest
@QuarkusTestResource(InfraResource.class)
class LiveStreamTest {

    private static final int SALES = Integer.getInteger("live.sales", 2_000);
    private static final int ACCOUNTS = Math.max(40, SALES / 200);
    private static final int DAYS = 420;
    private static final int SALES_TO_A_RATE = 100;
    /** So often it is waited for, so that there is something to follow. */
    private static final int PORTIONS = 20;

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private static final YearMonth FIRST = YearMonth.from(TODAY.minusDays(DAYS));
    private static final List<String> FOREIGN = List.of("USD", "JPY", "GBP");

    private final Random random = new Random(20260115);
    private final List<String> accounts = new ArrayList<>();
    private BusinessClock clock;
    private LedgerFeed feed;

    @BeforeEach
    void feed() {
        clock = BusinessClock.at(TODAY.toString());
        feed = LedgerFeed.empty();
    }

    @AfterEach
    void end() {
        LiveClasses.end();
        ExampleLedger.empty();
        Database.update("delete from policy where name = 'weekly'");
        feed.close();
    }

    @Test
    void classesThatFollowAStreamAreThoseOfARun() {
        LiveClasses.goLive("monthly");

        stream(SALES, List.of("EUR"));

        assertFollowed("monthly");
    }

    /** A week can lie in two months and so have two rates. */
    @ParameterizedTest
    @ValueSource(strings = {"monthly", "weekly"})
    void classesThatFollowAStreamInSeveralCurrenciesAreThoseOfARun(String policy) {
        Database.update("""
                insert into policy (name, version, parameters, created_by)
                select 'weekly', 1, parameters || '{"granularity": "week", "periods": "52"}', 'test'
                from policy where name = 'monthly' and version = 1
                """);
        setAllRates();
        LiveClasses.goLive(policy);

        stream(SALES / 2, List.of("EUR", "EUR", "USD", "JPY", "GBP"));

        assertFollowed(policy);
        assertThat(Database.value("select currency from publication_log order by number desc limit 1"))
                .isEqualTo("EUR");
        assertThat(Database.value("select last_problem from publishing")).isNull();
        List<String> publications = LiveClasses.publications();
        LiveClasses.assertReplayedWithTheSameHash(publications.get(0));
        LiveClasses.assertReplayedWithTheSameHash(publications.get(publications.size() - 1));
        List<List<Object>> live = LiveClasses.publishedMonths();
        LiveClasses.end();
        completed("{'policy': '" + policy + "', 'asOf': '" + TODAY + "'}");
        assertThat(LiveClasses.publishedMonths()).isEqualTo(live);
    }

    private void assertFollowed(String policy) {
        long position = (Long) Database.value("select n from ledger_position");
        List<List<Object>> found = found(run(policy, TODAY.toString()));
        eventually(() -> assertThat(published()).isEqualTo(found));
        assertThat(Database.value("select count(*) from publication_log where kind = 'LIVE'"))
                .as("it followed all the time")
                .isNotEqualTo(1L);
        assertThat((Long) Database.value("select max(watermark) from publication_log"))
                .isLessThanOrEqualTo(position);
        clock.advance(Duration.ofMinutes(1));
        feed.sale("newcomer", "NEW", TODAY.toString(), "1", "EUR").applied();
        eventually(() -> assertThat(published().toString())
                .as("and with it all who waited")
                .contains("[NEW, "));
        eventually(() -> assertThat(publishedTotals()).isEqualTo(foundTotals(run(policy, TODAY.toString()))));
    }

    private void stream(int sales, List<String> currencies) {
        for (int sale = 0; sale < sales; sale++) {
            int known = random.nextInt(10);
            int id = known < 7 || sale == 0 ? sale : random.nextInt(sale);
            if (known == 9 && accounts.size() > id) {
                feed.voided("sale-" + id, accounts.get(id), day(id));
            } else {
                sell(id, currencies.get(random.nextInt(currencies.size())));
            }
            if (sale % (sales / PORTIONS) == 0) {
                feed.received();
            }
            if (currencies.size() > 1 && sale % SALES_TO_A_RATE == 0) {
                changeARate();
            }
        }
        feed.applied();
    }

    /** A sale, or another content of one; it stays with its account. */
    private void sell(int id, String currency) {
        while (accounts.size() <= id) {
            accounts.add("S" + (int) Math.min(ACCOUNTS - 1, Math.abs(random.nextGaussian()) * ACCOUNTS / 3));
        }
        String amount = (random.nextInt(90_000) - 4_000) + "." + random.nextInt(10_000);
        feed.sale("sale-" + id, accounts.get(id), day(id + random.nextInt(2)), amount, currency);
    }

    private void setAllRates() {
        String items = months().flatMap(month -> FOREIGN.stream()
                        .map(currency ->
                                "{'currency': '%s', 'month': '%s', 'rate': '%s'}".formatted(currency, month, rate())))
                .collect(Collectors.joining(", ", "{'items': [", "]}"));
        Rates.batch(items).statusCode(200);
    }

    private void changeARate() {
        List<YearMonth> months = months().toList();
        Rates.change(
                FOREIGN.get(random.nextInt(FOREIGN.size())),
                months.get(random.nextInt(months.size())).toString(),
                rate());
    }

    private static Stream<YearMonth> months() {
        return IntStream.rangeClosed(0, DAYS / 28)
                .mapToObj(FIRST::plusMonths)
                .filter(month -> !month.isAfter(YearMonth.from(TODAY)));
    }

    private String rate() {
        return random.nextInt(3) + "." + (1 + random.nextInt(99_999_999));
    }

    private static String day(int seed) {
        return TODAY.minusDays(Math.floorMod(seed * 7919L, DAYS)).toString();
    }
}
