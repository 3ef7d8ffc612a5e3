package io.abmsuite.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.abmsuite.platform.problem.FieldFault;
import io.abmsuite.platform.problem.ProblemException;
import io.abmsuite.segmentation.exchangerate.RateTable;
import io.abmsuite.segmentation.kernel.Parameters;
import io.abmsuite.segmentation.ledger.LedgerReader.CurrencyMonth;
import io.abmsuite.segmentation.policy.Policy;
import io.abmsuite.segmentation.portfolio.SalesFacts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCheckTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T23:30:00Z"), ZoneId.of("Europe/Berlin"));
    private static final Policy STANDARD =
            new Policy("standard", 3, Parameters.standard(), Instant.parse("2026-01-01T00:00:00Z"), "anna");
    private static final SalesFacts SALES = facts("EUR");

    @Test
    void queuesAPublishedRunOfTheNewestVersion() {
        NewRun run = check(order("2026-01-31", Map.of(), null, null), SALES);

        assertThat(run)
                .isEqualTo(new NewRun(
                        "standard",
                        3,
                        false,
                        true,
                        new RunTask(Parameters.standard(), LocalDate.of(2026, 1, 31), null, "EUR", null, false, null),
                        "anna",
                        null,
                        null));
    }

    @Test
    void todayIsTheDateInTheBusinessTimeZone() {
        assertThat(check(order("today", Map.of(), null, null), SALES).task().asOf())
                .isEqualTo(LocalDate.of(2026, 1, 16));
    }

    @Test
    void latestIsTheLatestDateOfTheData() {
        assertThat(check(order("latest", Map.of(), null, null), SALES).task().asOf())
                .isEqualTo(LocalDate.of(2025, 12, 30));
    }

    @Test
    void parametersMakeAWhatIfThatIsNotPublished() {
        Map<String, JsonNode> changes = Map.of("x_limit", DecimalNode.valueOf(new BigDecimal("0.4")));

        NewRun run = check(order("2026-01-31", changes, null, null), SALES);

        assertThat(run.whatIf()).isTrue();
        assertThat(run.publish()).isFalse();
        assertThat(run.task().parameters()).isEqualTo(Parameters.standard().with(Map.of("x_limit", "0.4")));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        Map<String, JsonNode> changes = Map.of("x_limit", TextNode.valueOf("2"), "wrong", TextNode.valueOf("1"));
        RunOrder order = order("2026-02-30", changes, true, "USD");

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> check(order, SALES));

        assertThat(refused.problem().status()).isEqualTo(422);
        assertThat(refused.problem().errors())
                .extracting(FieldFault::pointer)
                .containsExactlyInAnyOrder(
                        "/publish", "/asOf", "/parameters/wrong", "/parameters/x_limit", "/currency");
    }

    @Test
    void namesTheCurrenciesOfMixedSales() {
        SalesFacts mixed = facts("EUR", "USD");

        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> check(order("latest", Map.of(), null, null), mixed));

        assertThat(refused.problem().errors())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("MIXED_CURRENCIES"))
                .satisfies(fault -> assertThat(fault.message()).contains("EUR, USD"));
    }

    @Test
    void aRunOfAPartIsNotPublished() {
        AccountGroup north = new AccountGroup(AccountGroup.By.TEAM, "north");
        RunOrder quiet = new RunOrder("standard", "today", Map.of(), null, null, north, true);
        RunOrder loud = new RunOrder("standard", "today", Map.of(), true, null, null, true);
        GroupChoice choice = new GroupChoice(north, List.of(), List.of());

        NewRun run = new RunCheck(quiet, SALES, choice, CLOCK).check(STANDARD, "anna");
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> check(loud, SALES));

        assertThat(run.publish()).isFalse();
        assertThat(run.task().group()).isEqualTo(north);
        assertThat(run.task().rollUp()).isTrue();
        assertThat(refused.problem().errors()).extracting(FieldFault::code).containsExactly("PART_NOT_PUBLISHED");
    }

    @Test
    void latestNeedsSales() {
        SalesFacts none = facts();

        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> check(order("latest", Map.of(), null, null), none));

        assertThat(refused.problem().errors()).extracting(FieldFault::code).containsExactly("NO_SALES");
    }

    @Test
    void anyCurrencyIsRightWithoutSales() {
        SalesFacts none = facts();

        assertThat(check(order("today", Map.of(), null, "USD"), none).task().currency())
                .isEqualTo("USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-1-1", "20260101", "1899-12-31", "2200-01-01", "+12026-01-01"})
    void refusesWhatIsNoDate(String asOf) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> check(order(asOf, Map.of(), null, null), SALES));

        assertThat(refused.problem().errors()).extracting(FieldFault::pointer).containsExactly("/asOf");
    }

    @Test
    void refusesAPolicyNobodyMade() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> new RunCheck(order("today", Map.of(), null, null), SALES, GroupChoice.ALL, CLOCK)
                        .check(null, "anna"));

        assertThat(refused.problem().errors()).extracting(FieldFault::code).containsExactly("POLICY_NOT_FOUND");
    }

    /** Sales of 30 December 2025 in these currencies, and no rates. */
    private static SalesFacts facts(String... currencies) {
        LocalDate day = LocalDate.of(2025, 12, 30);
        return new SalesFacts(
                Stream.of(currencies)
                        .map(currency -> new CurrencyMonth(currency, YearMonth.from(day), day, day))
                        .toList(),
                new RateTable("EUR", Map.of()));
    }

    private static NewRun check(RunOrder order, SalesFacts facts) {
        return new RunCheck(order, facts, GroupChoice.ALL, CLOCK).check(STANDARD, "anna");
    }

    private static RunOrder order(String asOf, Map<String, JsonNode> parameters, Boolean publish, String currency) {
        return new RunOrder("standard", asOf, parameters, publish, currency);
    }
}
