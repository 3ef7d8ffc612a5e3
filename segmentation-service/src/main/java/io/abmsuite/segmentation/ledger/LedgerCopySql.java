package io.abmsuite.segmentation.ledger;

import java.util.stream.Collectors;

/** The statements portfolios are filled with. COPY takes no parameters: dates, numbers and codes of currencies are written out. */
final class LedgerCopySql {

    static final String POSITION = "select n from ledger_position where id = 1";

    private static final String ANY_CURRENCY = "select currency from day_total where rows > 0 and day <= '%s' limit 1";
    private static final String OTHER_CURRENCY =
            "select exists (select 1 from day_total where currency <> '%s' and rows > 0 and day <= '%s')";
    private static final String MONTHS = """
            select currency, min(day) as first_day, max(day) as last_day from day_total
            where rows > 0 and day <= '%s' and %s
            group by currency, date_trunc('month', day) order by currency, first_day
            """;
    private static final String DISAPPEARED = """
            select exists (
                select 1 from account_history h
                where h.position > %1$d
                  and (not h.present or exists (
                      select 1 from account_history e
                      where e.account_id = h.account_id and e.position <= %1$d and e.code is distinct from h.code)))
            """;
    private static final String ACCOUNTS =
            "copy (select account_id, code from account where position > %d) to stdout (format binary)";
    private static final String TOTALS = """
            copy (select d.account_id, d.day, nullif(d.currency, '%s'), d.amount, d.margin, d.quantity, d.rows,
                         d.rows_positive, d.rows_negative, d.rows_without_margin, d.rows_without_quantity
                  from day_total d where d.rows > 0 and d.day <= '%s' %s
                  order by d.account_id, d.day) to stdout (format binary)
            """;
    private static final String TOUCHED = "select distinct account_id from day_total where %s";
    private static final String REVALUED = """
             union select account_id from day_total
            where rows > 0 and day <= '%s' and (currency, date_trunc('month', day::timestamp)::date) in (values %s)""";

    /** Day totals that moved, or days that are to be seen now. */
    private static final String MOVED = "position > %d";

    private static final String MOVED_OR_NEW = "(position > %d or (day > '%s' and day <= '%s'))";

    private LedgerCopySql() {}

    static String anyCurrency(LedgerChanges wanted) {
        return ANY_CURRENCY.formatted(wanted.until());
    }

    static String otherCurrency(LedgerChanges wanted, String currency) {
        return OTHER_CURRENCY.formatted(currency, wanted.until());
    }

    static String months(LedgerChanges wanted) {
        return MONTHS.formatted(wanted.until(), moved(wanted));
    }

    static String disappeared(LedgerChanges wanted) {
        return DISAPPEARED.formatted(wanted.after());
    }

    static String accounts(LedgerChanges wanted) {
        return ACCOUNTS.formatted(wanted.isAll() ? -1 : wanted.after());
    }

    /** Accounts whose day totals are others now, or are worth something else. */
    static String touched(LedgerChanges wanted) {
        String moved = TOUCHED.formatted(moved(wanted));
        return wanted.revalued().isEmpty() ? moved : moved + REVALUED.formatted(wanted.until(), values(wanted));
    }

    static String totals(LedgerChanges wanted, String currency) {
        String only = wanted.isAll() ? "" : "and d.account_id in (" + touched(wanted) + ")";
        return TOTALS.formatted(currency == null ? "" : currency, wanted.until(), only);
    }

    private static String moved(LedgerChanges wanted) {
        if (wanted.isAll()) {
            return "true";
        }
        return wanted.seenUntil().equals(wanted.until())
                ? MOVED.formatted(wanted.after())
                : MOVED_OR_NEW.formatted(wanted.after(), wanted.seenUntil(), wanted.until());
    }

    private static String values(LedgerChanges wanted) {
        return wanted.revalued().stream()
                .map(sales -> "('%s', date '%s')".formatted(sales.currency(), sales.month()))
                .collect(Collectors.joining(", "));
    }
}
