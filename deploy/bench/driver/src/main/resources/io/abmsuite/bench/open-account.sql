-- What POST /v1/accounts with an Idempotency-Key asks of PostgreSQL, statement by statement.
\set n random(1, 9000000000000000000)
select fingerprint, resource, status, location, etag, body from idempotency_key
 where principal = 'bench' and operation = 'POST /v1/accounts' and key = 'key-' || :n;
begin;
with locked as materialized (
    select pg_try_advisory_xact_lock(hashtextextended('bench POST /v1/accounts key-' || :n, 0)) as free
), claimed as (
    insert into idempotency_key (principal, operation, key, fingerprint, resource)
    select 'bench', 'POST /v1/accounts', 'key-' || :n, '0190a1b2-0000-7000-8000-000000000000', 'resource' from locked where free
    on conflict do nothing
    returning true as first
)
select free, exists (select from claimed) as first from locked;
select nextval('account_code_seq') as code, uuidv7() as id \gset
with opened as (
    insert into account (id, code, name, parent_id, country, region, city, postal_code, street, industry, segment,
                         employees, annual_revenue, founded_year, phone, email, website, account_manager, team,
                         tags, info_source, attributes, created_at, updated_at)
    values (cast(:id as uuid), 'ACC-P' || :code, 'Written ' || :n, null, 'Germany', null, 'Berlin', null, null, 'Food', null,
            null, null, null, null, null, null, null, null, '{bench}', null, '{}', now(), now())
    returning *
), named as (
    insert into account_external_id (source, external_id, account_id)
    select n.source, n.external_id, opened.id
    from opened, unnest(cast('{}' as text[]), cast('{}' as text[])) as n(source, external_id)
)
insert into outbox (event_id, topic, message_key, type, payload, occurred_at, tracking_id, traceparent)
 select uuidv7(), 'abm.accounts', cast(a.id as text), 'io.abmsuite.AccountSnapshotV1',
        cast(row_to_json(f) as text), a.updated_at, cast(null as uuid), cast(null as text)
   from opened a cross join lateral (
        select a.id as "accountId", a.version + 1 as version, a.code, a.name, a.parent_id as "parentId", a.country,
               a.region, a.city, a.industry, a.segment, a.team, a.tags, a.key_status as "keyStatus", a.roles,
               a.status = 'ARCHIVED' as archived) f;
with entry as (
    insert into audit_entry (id, at, actor, action, object_type, object_id, account_id, before, after, apart, apart_hash,
                             reason, request_id)
    select uuidv7(), now(), 'bench', 'openAccount', 'account', :id, cast(:id as uuid), cast('{}' as jsonb),
           cast('{"code":"ACC-P' || :code || '","name":"Written","country":"Germany","city":"Berlin","industry":"Food",'
                || '"tags":["bench"],"status":"ACTIVE","keyStatus":"NONE"}' as jsonb),
           '{}', null, null, 'request-' || :n
    returning id
)
insert into unsealed_entry (entry_id) select id from entry;
commit;
select p.code as parent_code,
       (select array_agg(e.source) || array_agg(e.external_id) from account_external_id e
         where e.account_id = a.id) as external_ids,
       (select count(*) from feedback f where f.account_id = a.id and f.kind = 'COMPLAINT'
           and f.status not in ('RESOLVED', 'VERIFIED')) as open_complaints,
       l.count as engagements, l.kind, l.campaign_name, l.occurred_at,
       c.run_id, c.cell, c.abc_class, c.xyz_class, c.lifecycle, c.policy, c.policy_version, c.as_of, c.since,
       c.rank, c.total, c.currency, c.share, c.cv, c.flags, c.month_totals,
       a.id, a.code, a.name, a.parent_id, a.country, a.region, a.city, a.postal_code, a.street, a.industry, a.segment,
       a.employees, a.annual_revenue, a.founded_year, a.phone, a.email, a.website, a.account_manager, a.team, a.tags,
       a.roles, a.key_status, a.status, a.info_source, nullif(a.attributes, '{}') as attributes, a.version,
       a.created_at, a.updated_at
  from account a
  left join account_class c on c.account_id = a.id
  left join account p on p.id = a.parent_id
  left join lateral (select kind, campaign_name, occurred_at, count(*) over () as count from engagement e
                     where e.account_id = a.id order by occurred_at desc, id desc limit 1) l on true
 where a.id = cast(:id as uuid);
update idempotency_key set status = 201, location = '/v1/accounts/' || :id, etag = 'etag', body = repeat('x', 900)
 where principal = 'bench' and operation = 'POST /v1/accounts' and key = 'key-' || :n and status is null;
