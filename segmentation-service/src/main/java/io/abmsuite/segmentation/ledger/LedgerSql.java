package io.abmsuite.segmentation.ledger;

/** The statements a result is read with, each as the ledger stands and as it stood at a position. */
final class LedgerSql {

    static final String POSITION = "select n from ledger_position where id = 1";

    static final String ACCOUNTS =
            "select account_id, code, team, country, parent_id, erased from account order by account_id";
    static final String ACCOUNTS_AT = """
            select account_id, code, team, country, parent_id, erased
            from (select distinct on (account_id) account_id, present, code, team, country, parent_id, erased
                  from account_history where position <= $1 order by account_id, position desc) as newest
            where present order by account_id
            """;

    /** Day totals of some accounts ($1; null: all). */
    private static final String DAYS = """
            (select account_id, day, currency, amount, margin, quantity, rows, rows_positive, rows_negative,
                    rows_without_margin, rows_without_quantity
             from day_total where rows > 0 and ($1::uuid[] is null or account_id = any($1::uuid[]))) as days
            """;

    /**
     * The same at a position ($2): the effective sale is the highest revision the ledger had by then. All revisions of a
     * sale are of one account.
     */
    private static final String DAYS_AT = """
            (select account_id, occurred_on as day, currency, sum(amount)::bigint as amount,
                    coalesce(sum(margin), 0)::bigint as margin, coalesce(sum(quantity), 0)::bigint as quantity,
                    count(*)::int as rows, (count(*) filter (where amount > 0))::int as rows_positive,
                    (count(*) filter (where amount < 0))::int as rows_negative,
                    (count(*) filter (where margin is null))::int as rows_without_margin,
                    (count(*) filter (where quantity is null))::int as rows_without_quantity
             from (select distinct on (source, sale_id)
                          account_id, occurred_on, currency, amount, margin, quantity, voided
                   from sale where ($1::uuid[] is null or account_id = any($1::uuid[])) and position <= $2
                   order by source desc, sale_id desc, revision desc) as effective
             where not voided group by account_id, occurred_on, currency) as days
            """;

    private static final String MONTHS_OF = """
            select currency, min(day) as first_day, max(day) as last_day from %s
            group by currency, date_trunc('month', day) order by currency, first_day
            """;
    static final String MONTHS = MONTHS_OF.formatted(DAYS);
    static final String MONTHS_AT = MONTHS_OF.formatted(DAYS_AT);

    private static final String TOTALS_OF = """
            select account_id, day, currency, amount, margin, quantity, rows, rows_positive, rows_negative,
                   rows_without_margin, rows_without_quantity
            from %s where day <= %s
            """;
    static final String TOTALS = TOTALS_OF.formatted(DAYS, "$2");
    static final String TOTALS_AT = TOTALS_OF.formatted(DAYS_AT, "$3");

    private LedgerSql() {}
}
