-- All columns of a stored result by one statement, written into a table like the one a run writes.
insert into peer_result (run_id, ord, account_id, code, rank, total, share, cum_share, abc_class, n_obs, active_periods, mean,
    stddev, cv, xyz_class, cv_detrended, cv_seasonal, adi, cv2_nonzero, demand_pattern, purchases, recency_days,
    median_gap_days, lateness, lifecycle, rfm, flags, cumulated)
with month_sum as (
    select account_id, date_trunc('month', day)::date as month, sum(amount) / 10000.0 as value,
           sum(rows_positive) as purchases, bool_or(rows_negative > 0) as returns
    from day_total
    where rows > 0 and currency = 'EUR' and day >= date_trunc('month', date ':asOf') - interval '24 months'
      and day < date_trunc('month', date ':asOf')
    group by 1, 2
), series as (
    select account_id, sum(value) as total, sum(value * value) as squares, count(*) filter (where value <> 0) as active,
           count(*) filter (where value > 0) as positive, avg(value) filter (where value > 0) as size,
           var_pop(value) filter (where value > 0) as size_variance, sum(purchases) as purchases, bool_or(returns) as returns,
           min(month) as first_month,
           sum(value * (extract(year from month) * 12 + extract(month from month)))::numeric as moment
    from month_sum group by 1
), observed as (
    select s.*, ((extract(year from date ':asOf') - extract(year from first_month)) * 12
                 + extract(month from date ':asOf') - extract(month from first_month))::numeric as n,
           (extract(year from first_month) * 12 + extract(month from first_month))::numeric as begin
    from series s
), gaps as (
    select account_id, day, day - lag(day) over (partition by account_id order by day) as gap
    from day_total where rows_positive > 0 and currency = 'EUR' and day <= date ':asOf'
), rhythm as (
    select account_id, max(day) as last_day, percentile_cont(0.5) within group (order by gap) as median_gap
    from gaps group by 1
), ranked as (
    select o.*, r.last_day, r.median_gap::numeric as median_gap,
           sum(greatest(total, 0)) over () as base, rank() over (order by total desc) as rank,
           sum(greatest(total, 0)) over (order by total desc range between unbounded preceding and current row)
               - sum(greatest(total, 0)) over (partition by total) as before,
           count(*) over (partition by total) as same,
           1 + 5 * (rank() over (order by r.last_day) - 1) / count(*) over () as recency_score,
           1 + 5 * (rank() over (order by purchases) - 1) / count(*) over () as frequency_score,
           1 + 5 * (rank() over (order by total) - 1) / count(*) over () as monetary_score,
           n * squares - total * total as spread,
           moment - total * begin - total * (n - 1) / 2 as slope_moment
    from observed o left join rhythm r using (account_id)
)
select '00000000-0000-7000-8000-000000000000', row_number() over (order by total desc, code collate "C"), account_id, code, rank,
       total, round(greatest(total, 0) / nullif(base, 0), 6),
       round(sum(greatest(total, 0)) over (order by total desc, code collate "C") / nullif(base, 0), 6),
       case when total <= 0 then 'C' when before * 100 < 80 * base then 'A' when before * 100 < 95 * base then 'B' else 'C' end,
       n, active, round(total / n, 6), round(sqrt(greatest(spread, 0)) / n, 6),
       case when total > 0 then round(sqrt(greatest(spread, 0)) / total, 6) end,
       case when n < 6 then null when total <= 0 then 'Z' when spread <= 0.0625 * total * total then 'X'
            when spread <= 0.25 * total * total then 'Y' else 'Z' end,
       case when total > 0 and n >= 3 then
            round(sqrt(greatest(spread / n - 12 * slope_moment * slope_moment / (n * (n * n - 1)), 0) * n) / total, 6) end,
       null, round(n / nullif(positive, 0), 6), round(size_variance / nullif(size * size, 0), 6),
       case when positive = 0 then null when n / positive < 1.32 and size_variance < 0.49 * size * size then 'SMOOTH'
            when n / positive < 1.32 then 'ERRATIC' when size_variance < 0.49 * size * size then 'INTERMITTENT' else 'LUMPY' end,
       purchases, date ':asOf' - last_day, round(median_gap, 1), round((date ':asOf' - last_day) / nullif(median_gap, 0), 6),
       case when last_day is null then 'PROSPECT' when median_gap is null then 'ONE_OFF'
            when date ':asOf' - last_day <= 2 * median_gap then 'ACTIVE'
            when date ':asOf' - last_day <= 4 * median_gap then 'AT_RISK' else 'DORMANT' end,
       recency_score || '' || frequency_score || monetary_score,
       array_remove(array[case when greatest(total, 0) * 10 >= base then 'MAJOR' end, case when returns then 'HAS_RETURNS' end,
                          case when total <= 0 then 'NON_POSITIVE' end, case when same > 1 then 'TIE' end,
                          case when n < 24 then 'NEW_TRUNCATED' end], null),
       sum(greatest(total, 0)) over (order by total desc, code collate "C")
from ranked join account using (account_id)
