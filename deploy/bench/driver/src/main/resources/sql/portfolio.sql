-- Sales of the accounts in the database of segmentation: one day in each of the 24 months before :asOf, amounts like those
-- of real customers: few large accounts, many small ones, some with gaps and returns.
insert into day_total (account_id, day, currency, amount, margin, quantity, rows, rows_positive, rows_negative,
    rows_without_margin, rows_without_quantity, position)
select account_id, day, 'EUR', amount, 0, 0, 1, (amount > 0)::int, (amount < 0)::int, 1, 1, 1
from (select a.account_id, (date_trunc('month', date ':asOf') - m * interval '1 month')::date
                 + (abs(hashint8extended(a.n * 100 + m, 1)) % 27)::int as day,
             case when abs(hashint8extended(a.n * 100 + m, 2)) % 100 < a.n % 30 then
                       case when abs(hashint8extended(a.n, 4)) % 50 = 0 then -10000 else null end
                  else (1e10 / (10 + abs(hashint8extended(a.n, 3)) % 1000000)
                        * (100 + abs(hashint8extended(a.n * 100 + m, 5)) % (1 + a.n % 150)))::bigint end as amount
      from (select account_id, row_number() over (order by account_id) as n from account) a, generate_series(1, 24) m) s
where amount is not null;
update ledger_position set n = greatest(n, 1);
analyze;
