-- What a result depends on of accounts, by ledger position: a run can be computed again as of any watermark.

alter table account add column country text;

-- The facts of an account from a position on, until its next row. present = false: there was no such account any more.
create table account_history (
    account_id uuid    not null,
    position   bigint  not null,
    present    boolean not null,
    code       text,
    team       text,
    country    text,
    parent_id  uuid,
    archived   boolean,
    erased     boolean,
    primary key (account_id, position)
);

-- Older facts are not known: what there is counts from the position of its row.
insert into account_history (account_id, position, present, code, team, country, parent_id, archived, erased)
select account_id, position, true, code, team, country, parent_id, archived, erased from account;

-- Writes down what a statement did to accounts, whoever ran it. A name is no fact of a result and leaves no row.
create function keep_account_history() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into account_history as h (account_id, position, present, code, team, country, parent_id, archived, erased)
        select account_id, position, true, code, team, country, parent_id, archived, erased from later
        on conflict (account_id, position) do update set
            present = true, code = excluded.code, team = excluded.team, country = excluded.country,
            parent_id = excluded.parent_id, archived = excluded.archived, erased = excluded.erased;
    elsif tg_op = 'UPDATE' then
        insert into account_history as h (account_id, position, present, code, team, country, parent_id, archived, erased)
        select l.account_id, l.position, true, l.code, l.team, l.country, l.parent_id, l.archived, l.erased
        from later l join earlier e on e.account_id = l.account_id
        where row(l.code, l.team, l.country, l.parent_id, l.archived, l.erased)
              is distinct from row(e.code, e.team, e.country, e.parent_id, e.archived, e.erased)
        on conflict (account_id, position) do update set
            present = true, code = excluded.code, team = excluded.team, country = excluded.country,
            parent_id = excluded.parent_id, archived = excluded.archived, erased = excluded.erased;
    else
        insert into account_history as h (account_id, position, present)
        select e.account_id, p.n, false from earlier e cross join ledger_position p
        on conflict (account_id, position) do update set
            present = false, code = null, team = null, country = null, parent_id = null, archived = null, erased = null;
    end if;
    return null;
end
$$;
create trigger account_added after insert on account
    referencing new table as later for each statement execute function keep_account_history();
create trigger account_changed after update on account
    referencing old table as earlier new table as later for each statement execute function keep_account_history();
create trigger account_removed after delete on account
    referencing old table as earlier for each statement execute function keep_account_history();
