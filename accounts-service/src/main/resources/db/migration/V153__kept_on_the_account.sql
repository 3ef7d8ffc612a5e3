-- What every reader of an account sees of other tables is kept on its row: one table is read where there were five. The
-- triggers keep it so whoever writes; nothing else writes these columns, but that an account is inserted with the external
-- ids it gets at the same moment.

alter table account
    add column external_sources         text[] not null default '{}',
    add column external_ids             text[] not null default '{}',
    add column open_complaints          int    not null default 0,
    add column engagements              bigint not null default 0,
    add column last_engagement          uuid,
    add column last_engaged_at          timestamptz,
    add column last_engagement_kind     text,
    add column last_engagement_campaign text;

-- Room in a page for the next version of a row: then no index is written when none of its columns change.
alter table account set (fillfactor = 90);

update account a set external_sources = e.sources, external_ids = e.ids
from (select account_id, array_agg(source order by source, external_id) as sources,
             array_agg(external_id order by source, external_id) as ids
      from account_external_id group by account_id) e
where e.account_id = a.id;

update account a set open_complaints = f.count
from (select account_id, count(*) from feedback
      where kind = 'COMPLAINT' and status not in ('RESOLVED', 'VERIFIED') group by account_id) f
where f.account_id = a.id;

update account a set engagements = e.count, last_engagement = e.id, last_engaged_at = e.occurred_at,
                     last_engagement_kind = e.kind, last_engagement_campaign = e.campaign_name
from (select distinct on (account_id) account_id, id, occurred_at, kind, campaign_name, count(*) over (partition by account_id)
      from engagement order by account_id, occurred_at desc, id desc) e
where e.account_id = a.id;

-- Plans of triggers are kept: they must be right for one row and for thousands, in a small table and in a large one.
create function external_ids_added() returns trigger language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
    update account a
    set external_sources = a.external_sources || n.sources, external_ids = a.external_ids || n.ids
    from (select t.account_id, array_agg(t.source order by t.source, t.external_id) as sources,
                 array_agg(t.external_id order by t.source, t.external_id) as ids
          from added t join account k on k.id = t.account_id
          where not exists (select 1 from unnest(k.external_sources, k.external_ids) as has(source, id)
                            where has.source = t.source and has.id = t.external_id)
          group by t.account_id) n
    where a.id = n.account_id;
    return null;
end $$;
create trigger kept_on_the_account after insert on account_external_id
    referencing new table as added for each statement execute function external_ids_added();

create function external_id_removed() returns trigger language plpgsql as $$
begin
    update account a
    set (external_sources, external_ids) =
        (select coalesce(array_agg(has.source), '{}'), coalesce(array_agg(has.id), '{}')
         from unnest(a.external_sources, a.external_ids) as has(source, id)
         where (has.source, has.id) <> (old.source, old.external_id))
    where a.id = old.account_id;
    return null;
end $$;
create trigger kept_on_the_account_no_more after delete on account_external_id
    for each row execute function external_id_removed();

create function open_complaint(kind text, status text) returns int language sql immutable
    return (kind = 'COMPLAINT' and status not in ('RESOLVED', 'VERIFIED'))::int;

create function complaint_changed() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and open_complaint(old.kind, old.status) = 1 then
        update account set open_complaints = open_complaints - 1 where id = old.account_id;
    end if;
    if tg_op <> 'DELETE' and open_complaint(new.kind, new.status) = 1 then
        update account set open_complaints = open_complaints + 1 where id = new.account_id;
    end if;
    return null;
end $$;
create trigger kept_on_the_account after insert or delete on feedback
    for each row execute function complaint_changed();
create trigger kept_on_the_account_when_changed after update of account_id, kind, status on feedback
    for each row when ((old.account_id, open_complaint(old.kind, old.status))
                       is distinct from (new.account_id, open_complaint(new.kind, new.status)))
    execute function complaint_changed();

create function engagements_added() returns trigger language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
    update account a
    set engagements = a.engagements + n.count,
        (last_engagement, last_engaged_at, last_engagement_kind, last_engagement_campaign) =
            (select l.id, l.at, l.kind, l.campaign
             from (values (a.last_engagement, a.last_engaged_at, a.last_engagement_kind, a.last_engagement_campaign),
                          (n.id, n.occurred_at, n.kind, n.campaign_name)) as l(id, at, kind, campaign)
             where l.id is not null order by l.at desc, l.id desc limit 1)
    from (select distinct on (account_id) account_id, id, occurred_at, kind, campaign_name,
                 count(*) over (partition by account_id)
          from added order by account_id, occurred_at desc, id desc) n
    where a.id = n.account_id;
    return null;
end $$;
create trigger kept_on_the_account after insert on engagement
    referencing new table as added for each statement execute function engagements_added();

create function engagements_of(account uuid) returns table (count bigint, id uuid, at timestamptz, kind text, campaign text)
    language sql stable
    begin atomic
        select count(*), (array_agg(e.id order by e.occurred_at desc, e.id desc))[1], max(e.occurred_at),
               (array_agg(e.kind order by e.occurred_at desc, e.id desc))[1],
               (array_agg(e.campaign_name order by e.occurred_at desc, e.id desc))[1]
        from engagement e where e.account_id = account;
    end;

create function engagement_removed() returns trigger language plpgsql as $$
begin
    perform from account where id = old.account_id for no key update; -- the next statement sees what others had under way
    update account a
    set (engagements, last_engagement, last_engaged_at, last_engagement_kind, last_engagement_campaign) =
        (select * from engagements_of(a.id))
    where a.id = old.account_id;
    return null;
end $$;
create trigger kept_on_the_account_no_more after delete on engagement
    for each row execute function engagement_removed();

-- An engagement may come before its account.
create function accounts_added() returns trigger language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
    update account a
    set (engagements, last_engagement, last_engaged_at, last_engagement_kind, last_engagement_campaign) =
        (select * from engagements_of(a.id))
    from (select distinct e.account_id from added n join engagement e on e.account_id = n.id) known
    where a.id = known.account_id;
    return null;
end $$;
create trigger kept_on_the_account after insert on account
    referencing new table as added for each statement execute function accounts_added();
