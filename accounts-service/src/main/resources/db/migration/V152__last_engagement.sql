-- The last engagement of an account is the first entry of its index: id in the order the question has it.
drop index engagement_account;
create index engagement_account on engagement (account_id, occurred_at desc, id desc);
