-- The exact running sum of the positive totals in the order of the output; null without sales in the window. With it the
-- place of any total is found by binary search over the primary key.
alter table run_result add column cumulated numeric;
update run_result r set cumulated = c.cumulated
from (select run_id, ord,
             sum(greatest(total, 0)) over (partition by run_id order by ord rows unbounded preceding) as cumulated
      from run_result where total is not null) as c
where r.run_id = c.run_id and r.ord = c.ord;

-- One account in one run: explanations, comparisons of two runs.
create index run_result_account on run_result (run_id, account_id);
