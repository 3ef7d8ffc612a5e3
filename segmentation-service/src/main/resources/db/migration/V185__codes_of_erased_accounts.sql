-- A code that an erased account had may be given to another account. From then on the erased one is called by its id, so that
-- a code names one account. Whoever changes accounts holds the position of the ledger, so none of them is overlooked.

create index account_erased_code on account (code) where erased;
-- Which accounts had a code when a run was computed.
create index account_history_code on account_history (code);

create function pass_code_on() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    update account e set code = e.account_id::text, position = p.n
    from ledger_position p
    where p.id = 1 and e.erased and e.code in (select code from later)
      and exists (select 1 from account o
                  where o.code = e.code and o.account_id <> e.account_id and (not o.erased or o.account_id > e.account_id));
    return null;
end
$$;
create trigger account_code_added after insert on account
    referencing new table as later for each statement when (pg_trigger_depth() = 0) execute function pass_code_on();
create trigger account_code_changed after update on account
    referencing new table as later for each statement when (pg_trigger_depth() = 0) execute function pass_code_on();

update ledger_position set n = n + 1
where id = 1 and exists (select 1 from account e join account o on o.code = e.code and o.account_id <> e.account_id
                         where e.erased);
update account set code = code where erased;
