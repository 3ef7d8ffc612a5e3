package io.abmsuite.segmentation.testing;

import io.abmsuite.platform.testing.Database;

/** A ledger of many accounts, put straight into the tables: the same every time, with ties, returns, seasons and newcomers. */
public final class GeneratedLedger {

    private static final String ACCOUNTS = """
            insert into account (account_id, code, version, position)
            select md5('account-' || i)::uuid, 'G' || lpad(i::text, 7, '0'), 1, (select n from ledger_position)
            from generate_series(1, ?) i
            """;
    /** Up to 24 months to the end of 2025; account i begins in month i % 30 - 6 and buys every 1 to 5 months. */
    private static final String SALES = """
            insert into sale (source, sale_id, revision, event_id, account_id, occurred_on, amount, currency, voided, content,
                              position)
            select 'generated', i || '-' || m, 1, md5('sale-' || i || '-' || m)::uuid, md5('account-' || i)::uuid,
                   (date '2024-01-10' + m * interval '1 month' + (i % 15) * interval '1 day')::date,
                   case when (i + m) % 41 = 0 then -1 else 1 end
                       * (10000 * (1 + (1000 / (1 + i % 97)) + (i * 7919 + m * 104729 * (i % 3)) % 50))
                       + case when i % 4 = 0 then (i * 31 + m * 17) % 100 * 100 else 0 end,
                   'EUR', false, md5('sale-' || i || '-' || m)::uuid, (select n from ledger_position)
            from generate_series(1, ?) i, generate_series(0, 23) m
            where m >= i % 30 - 6 and m % (1 + i % 5) = 0 and i % 50 <> 0
            """;

    private static final String DAYS = """
            insert into day_total (account_id, day, currency, amount, margin, quantity, rows, rows_positive, rows_negative,
                                   rows_without_margin, rows_without_quantity, position)
            select account_id, occurred_on, currency, sum(amount)::bigint, 0, 0, count(*)::int,
                   (count(*) filter (where amount > 0))::int, (count(*) filter (where amount < 0))::int, count(*)::int,
                   count(*)::int, max(position)
            from sale group by account_id, occurred_on, currency
            """;

    private GeneratedLedger() {}

    /** Forgets what other tests left, and makes so many accounts. */
    public static void feed(int accounts) {
        ExampleLedger.empty();
        Database.update("update ledger_position set n = n + 1");
        Database.update(ACCOUNTS, accounts);
        Database.update(SALES, accounts);
        Database.update(DAYS);
        Database.update("analyze account, sale, day_total");
    }
}
