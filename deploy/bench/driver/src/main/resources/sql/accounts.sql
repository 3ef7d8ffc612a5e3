-- :accounts made-up accounts in the database of segmentation, without sales.
truncate account, account_history, sale, day_total, account_class, class_move, publication_log, run_result;
insert into account (account_id, code, name, position)
select ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'C' || lpad(n::text, 7, '0'), 'Company ' || n, 1
from generate_series(1, :accounts) n;
