-- A search reads what begins with a text in the order of these, and stops when its page is full.
drop index account_name_start;
create index account_found_by_name on account (lower(name) collate "C", id);
create index account_found_by_code on account (lower(code collate "default") collate "C", id);
