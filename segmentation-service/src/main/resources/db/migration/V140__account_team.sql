-- Callers who are limited to teams read what belongs to the accounts of these.
create index account_team on account (team, account_id);
