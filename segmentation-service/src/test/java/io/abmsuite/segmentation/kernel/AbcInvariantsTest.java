package io.abmsuite.segmentation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Invariants P6-P9, P12, P15 and P18: the classes by share. */
class AbcInvariantsTest {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Property(tries = 400)
    void p6ALargerTotalIsNeverInAWorseClass(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        List<AccountResult> rows = classified(book.run(parameters.with(Map.of("ties", "shared")), asOf));

        for (int i = 1; i < rows.size(); i++) {
            AccountResult better = rows.get(i - 1);
            AccountResult worse = rows.get(i);
            assertThat(better.total()).isGreaterThanOrEqualTo(worse.total());
            assertThat(better.abcClass()).isLessThanOrEqualTo(worse.abcClass());
            if (better.total().compareTo(worse.total()) == 0) {
                assertThat(better.abcClass()).isEqualTo(worse.abcClass());
            }
        }
    }

    @Property(tries = 400)
    void p7InclusiveClassesAreTheFewestThatReachTheLimit(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Parameters inclusive = parameters.with(Map.of("ties", "shared", "boundary", "inclusive"));
        Results results = book.run(inclusive, asOf);
        Assume.that(results.portfolio().payingAccounts() > 0);

        for (AbcClass last : List.of(AbcClass.A, AbcClass.B)) {
            List<BigDecimal> inside = paying(results, last);
            BigDecimal smallest = inside.get(inside.size() - 1);
            List<BigDecimal> rest = inside.stream()
                    .filter(total -> total.compareTo(smallest) != 0)
                    .toList();
            assertThat(sum(inside).multiply(HUNDRED)).isGreaterThanOrEqualTo(limit(results, last));
            assertThat(sum(rest).multiply(HUNDRED)).isLessThan(limit(results, last));
        }
    }

    @Property(tries = 400)
    void p7ExclusiveClassesAreTheMostThatStayWithinTheLimit(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Parameters exclusive = parameters.with(Map.of("ties", "shared", "boundary", "exclusive"));
        Results results = book.run(exclusive, asOf);
        Assume.that(results.portfolio().payingAccounts() > 0);

        for (AbcClass last : List.of(AbcClass.A, AbcClass.B)) {
            List<BigDecimal> all = paying(results, AbcClass.C);
            List<BigDecimal> inside = paying(results, last);
            BigDecimal next = all.get(inside.size());
            BigDecimal block =
                    sum(all.stream().filter(total -> total.compareTo(next) == 0).toList());
            assertThat(sum(inside).multiply(HUNDRED)).isLessThanOrEqualTo(limit(results, last));
            assertThat(sum(inside).add(block).multiply(HUNDRED)).isGreaterThan(limit(results, last));
        }
    }

    @Property(tries = 400)
    void p8SharesAddUpToOne(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Results results = book.run(parameters.with(Map.of("nonpositive", "C")), asOf);
        Assume.that(results.portfolio().payingAccounts() > 0);
        List<AccountResult> rows = classified(results);

        assertThat(sum(paying(results, AbcClass.C)))
                .isEqualTo(results.portfolio().positiveTotal());
        assertThat(rows.stream().map(AccountResult::cumShare)).isSorted();
        assertThat(rows.get(results.portfolio().payingAccounts() - 1).cumShare())
                .isEqualTo("1.000000");
    }

    @Property(tries = 400)
    void p9SomebodyIsAWhenAnybodyPays(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Results results = book.run(parameters.with(Map.of("boundary", "inclusive")), asOf);
        Assume.that(results.portfolio().payingAccounts() > 0);

        assertThat(results.abcClass(0)).isEqualTo(AbcClass.A);
    }

    @Property(tries = 400)
    void p12RaisingALimitNeverWorsensAClass(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Parameters low = parameters.with(Map.of("a_limit", "40", "b_limit", "70"));
        Parameters high = parameters.with(Map.of("a_limit", "60.5", "b_limit", "90"));

        Map<String, AccountResult> after = book.classify(high, asOf);

        assertNotWorse(after, book.classify(low, asOf));
    }

    @Property(tries = 400)
    void p15InclusiveIsKinderThanMidpointThanExclusive(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Map<String, AccountResult> inclusive = book.classify(parameters.with(Map.of("boundary", "inclusive")), asOf);
        Map<String, AccountResult> midpoint = book.classify(parameters.with(Map.of("boundary", "midpoint")), asOf);
        Map<String, AccountResult> exclusive = book.classify(parameters.with(Map.of("boundary", "exclusive")), asOf);

        assertNotWorse(inclusive, midpoint);
        assertNotWorse(midpoint, exclusive);
    }

    @Property(tries = 400)
    void p18BuyingMoreNeverWorsensAnInclusiveClass(
            @ForAll("books") Book book, @ForAll("parameters") Parameters parameters, @ForAll("dates") LocalDate asOf) {
        Parameters inclusive = parameters.with(Map.of("boundary", "inclusive", "metric", "revenue"));
        Map<String, AccountResult> before = book.classify(inclusive, asOf);
        LocalDate day = Window.of(inclusive, asOf).start();

        for (AccountResult row : before.values()) {
            List<Sale> sales = new ArrayList<>(book.sales());
            sales.add(Sale.of(row.accountId(), day.toString(), "40"));
            AccountResult after =
                    new Book(book.accounts(), sales).classify(inclusive, asOf).get(row.accountId());
            assertNotWorse(Map.of(row.accountId(), after), Map.of(row.accountId(), row));
        }
    }

    @Provide
    Arbitrary<Book> books() {
        return Books.any();
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        return Books.parameters();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Books.dates();
    }

    private static void assertNotWorse(Map<String, AccountResult> better, Map<String, AccountResult> worse) {
        worse.forEach((code, row) -> assertThat(level(better.get(code))).isLessThanOrEqualTo(level(row)));
    }

    private static int level(AccountResult row) {
        return row.abcClass() == null
                ? AbcClass.values().length
                : row.abcClass().ordinal();
    }

    private static List<AccountResult> classified(Results results) {
        return IntStream.range(0, results.size())
                .mapToObj(results::row)
                .filter(row -> row.abcClass() != null)
                .toList();
    }

    /** Positive totals of the classes up to one, the largest first. */
    private static List<BigDecimal> paying(Results results, AbcClass last) {
        return classified(results).stream()
                .filter(row -> row.total().signum() > 0 && row.abcClass().compareTo(last) <= 0)
                .map(AccountResult::total)
                .toList();
    }

    private static BigDecimal limit(Results results, AbcClass last) {
        Parameters parameters = results.parameters();
        BigDecimal percent = last == AbcClass.A ? parameters.aLimit() : parameters.bLimit();
        return percent.multiply(results.portfolio().positiveTotal());
    }

    private static BigDecimal sum(List<BigDecimal> totals) {
        return totals.stream().reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add);
    }
}
