-- The published classes (ABC by cumulated share, XYZ by the coefficient of variation) by one statement: what a team would
-- write that has the sales in PostgreSQL. Window: the 24 months before :asOf.
create temp table peer_classes on commit drop as
with month_sum as (
    select account_id, date_trunc('month', day) as month, sum(amount) / 10000.0 as value
    from day_total
    where rows > 0 and currency = 'EUR' and day >= date_trunc('month', date ':asOf') - interval '24 months'
      and day < date_trunc('month', date ':asOf')
    group by 1, 2
), series as (
    select account_id, sum(value) as total, sum(value * value) as squares, min(month) as first_month
    from month_sum group by 1
), observed as (
    select s.*, ((extract(year from date ':asOf') - extract(year from first_month)) * 12
                 + extract(month from date ':asOf') - extract(month from first_month))::numeric as n
    from series s
), ranked as (
    select *, sum(greatest(total, 0)) over () as base,
           rank() over (order by total desc) as rank,
           sum(greatest(total, 0)) over (order by total desc range between unbounded preceding and current row)
               - sum(greatest(total, 0)) over (partition by total) as before
    from observed
)
select account_id, rank, total, round(greatest(total, 0) / nullif(base, 0), 6) as share,
       case when total <= 0 then 'C' when before * 100 < 80 * base then 'A' when before * 100 < 95 * base then 'B' else 'C' end
           as abc_class,
       case when n < 6 then null when total <= 0 then 'Z'
            when n * squares - total * total <= 0.0625 * total * total then 'X'
            when n * squares - total * total <= 0.25 * total * total then 'Y' else 'Z' end as xyz_class,
       case when total > 0 then round(sqrt(greatest(n * squares - total * total, 0)) / total, 6) end as cv
from ranked
