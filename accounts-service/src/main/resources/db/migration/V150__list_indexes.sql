-- What lists of accounts are filtered and ordered by most, so that a page costs the same however many accounts there are.
create index account_name on account (name, id);
create index account_country on account (country, id);
create index account_industry on account (industry, id);
create index account_key_status on account (key_status, id) where key_status <> 'NONE';
create index account_name_start on account (lower(name) text_pattern_ops);
create index account_code_start on account (code text_pattern_ops);
create index account_class_share on account_class (share desc nulls last, account_id);
create index account_class_cell_share on account_class (cell, share desc nulls last, account_id);
drop index account_class_cell;
