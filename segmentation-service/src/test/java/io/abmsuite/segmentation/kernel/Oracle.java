package io.abmsuite.segmentation.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The specification read a second time, naively and in decimals, to be compared with the kernel. */
final class Oracle {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Parameters parameters;
    private final LocalDate asOf;
    private final List<LocalDate> window = new ArrayList<>();
    private final LocalDate end;
    private final List<OracleAccount> accounts;
    private final BigDecimal base;

    Oracle(Book book, Parameters parameters, LocalDate asOf) {
        this.parameters = parameters;
        this.asOf = asOf;
        LocalDate current = startOf(asOf);
        boolean ended = next(current, 1).minusDays(1).equals(asOf);
        LocalDate last = ended || parameters.includeCurrent() ? current : next(current, -1);
        for (int i = parameters.periods() - 1; i >= 0; i--) {
            window.add(next(last, -i));
        }
        end = next(last, 1);
        accounts = book.accounts().stream()
                .sorted()
                .map(code -> account(book, code))
                .toList();
        base = inWindow()
                .map(OracleAccount::total)
                .reduce(BigDecimal.ZERO, (sum, total) -> sum.add(total.max(BigDecimal.ZERO)));
        classify();
        inWindow().forEach(account -> account.rate(base, allInWindow()));
        score();
    }

    /** The results CSV without its header. */
    List<String> lines() {
        Comparator<OracleAccount> byTotal =
                Comparator.comparing(OracleAccount::total).reversed();
        Stream<OracleAccount> first =
                inWindow().filter(account -> account.abc != null).sorted(byTotal);
        Stream<OracleAccount> others = accounts.stream().filter(account -> account.abc == null);
        return Stream.concat(first, others).map(OracleAccount::line).toList();
    }

    private OracleAccount account(Book book, String code) {
        List<Sale> sales = book.sales().stream()
                .filter(sale -> sale.account().equals(code) && !sale.day().isAfter(asOf))
                .sorted(Comparator.comparing(Sale::day))
                .toList();
        OracleAccount account = new OracleAccount(code, parameters, asOf, window.get(0), sales);
        List<Sale> within = sales.stream()
                .filter(sale ->
                        !sale.day().isBefore(window.get(0)) && sale.day().isBefore(end))
                .toList();
        if (!within.isEmpty()) {
            account.observe(within, values(sales), seasonBefore(sales), isTruncated(sales));
        }
        return account;
    }

    private boolean isTruncated(List<Sale> sales) {
        return begin(sales).isAfter(window.get(0));
    }

    private LocalDate begin(List<Sale> sales) {
        LocalDate first = startOf(sales.get(0).day());
        boolean fromStart = parameters.history() == History.WINDOW || first.isBefore(window.get(0));
        return fromStart ? window.get(0) : first;
    }

    private List<BigDecimal> values(List<Sale> sales) {
        return window.stream()
                .filter(period -> !period.isBefore(begin(sales)))
                .map(period -> valueOf(sales, period))
                .toList();
    }

    private List<BigDecimal> seasonBefore(List<Sale> sales) {
        int season = switch (parameters.granularity()) {
            case WEEK -> 52;
            case MONTH -> 12;
            case QUARTER -> 4;
        };
        if (startOf(sales.get(0).day()).isAfter(next(begin(sales), -season))) {
            return null;
        }
        return window.stream()
                .map(period -> valueOf(sales, next(period, -season)))
                .toList();
    }

    private BigDecimal valueOf(List<Sale> sales, LocalDate period) {
        return OracleSeries.sum(sales.stream()
                .filter(sale -> startOf(sale.day()).equals(period))
                .map(this::value)
                .toList());
    }

    private BigDecimal value(Sale sale) {
        return switch (parameters.metric()) {
            case REVENUE -> sale.amount();
            case MARGIN -> sale.margin();
            case QUANTITY -> sale.quantity();
            case LINES -> sale.amount().signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
        };
    }

    private void classify() {
        BigDecimal cumulated = BigDecimal.ZERO;
        for (OracleAccount account : inWindow()
                .sorted(Comparator.comparing(OracleAccount::total).reversed())
                .toList()) {
            if (account.total().signum() <= 0) {
                account.abc = parameters.nonpositive() == NonPositive.C ? "C" : null;
                account.cumulated = base;
                continue;
            }
            BigDecimal block = parameters.ties() == Ties.ORDER ? account.total() : OracleSeries.sum(peers(account));
            BigDecimal before = parameters.ties() == Ties.ORDER ? cumulated : OracleSeries.sum(larger(account));
            account.abc = letter(before, before.add(block));
            cumulated = cumulated.add(account.total());
            account.cumulated = cumulated;
        }
    }

    private List<BigDecimal> peers(OracleAccount account) {
        return allTotals()
                .filter(total -> total.compareTo(account.total()) == 0)
                .toList();
    }

    private List<BigDecimal> larger(OracleAccount account) {
        return allTotals().filter(total -> total.compareTo(account.total()) > 0).toList();
    }

    private String letter(BigDecimal before, BigDecimal after) {
        if (isWithin(before, after, parameters.aLimit())) {
            return "A";
        }
        return isWithin(before, after, parameters.bLimit()) ? "B" : "C";
    }

    private boolean isWithin(BigDecimal before, BigDecimal after, BigDecimal limit) {
        BigDecimal right = limit.multiply(base);
        return switch (parameters.boundary()) {
            case INCLUSIVE -> before.multiply(HUNDRED).compareTo(right) < 0;
            case EXCLUSIVE -> after.multiply(HUNDRED).compareTo(right) <= 0;
            case MIDPOINT -> before.add(after).multiply(HUNDRED).compareTo(right.add(right)) <= 0;
        };
    }

    private void score() {
        List<OracleAccount> pool =
                accounts.stream().filter(account -> account.purchases > 0).toList();
        for (OracleAccount one : pool) {
            long recency =
                    pool.stream().filter(other -> other.recency > one.recency).count();
            long purchases = pool.stream()
                    .filter(other -> other.purchases < one.purchases)
                    .count();
            long total = pool.stream()
                    .filter(other -> other.total().compareTo(one.total()) < 0)
                    .count();
            one.rfm = Stream.of(recency, purchases, total)
                    .map(worse -> String.valueOf(1 + 5 * worse / pool.size()))
                    .collect(Collectors.joining());
        }
    }

    private Stream<OracleAccount> inWindow() {
        return accounts.stream().filter(account -> account.total() != null);
    }

    private List<OracleAccount> allInWindow() {
        return inWindow().toList();
    }

    private Stream<BigDecimal> allTotals() {
        return inWindow().map(OracleAccount::total);
    }

    private LocalDate startOf(LocalDate day) {
        return switch (parameters.granularity()) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
        };
    }

    private LocalDate next(LocalDate start, int periods) {
        return switch (parameters.granularity()) {
            case WEEK -> start.plus(periods, ChronoUnit.WEEKS);
            case MONTH -> start.plusMonths(periods);
            case QUARTER -> start.plusMonths(3L * periods);
        };
    }

    static String plain(BigDecimal value, int places) {
        return value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }
}
