-- What POST /v1/accounts with an Idempotency-Key asks of PostgreSQL, statement by statement.
\set n random(1, 9000000000000000000)
select fingerprint, resource, status, location, etag, body from idempotency_key
 where principal = 'bench' and operation = 'POST /v1/accounts' and key = 'key-' || :n;
begin;
select pg_try_advisory_xact_lock(hashtextextended('bench POST /v1/accounts key-' || :n, 0));
insert into idempotency_key (principal, operation, key, fingerprint, resource)
 values ('bench', 'POST /v1/accounts', 'key-' || :n, '0190a1b2-0000-7000-8000-000000000000', 'resource') on conflict do nothing;
select nextval('account_code_seq') as code \gset
insert into account (id, code, name, country, city, industry, tags, attributes, created_at, updated_at)
 values (uuidv7(), 'ACC-P' || :code, 'Written ' || :n, 'Germany', 'Berlin', 'Food', '{bench}', '{}', now(), now())
 returning id \gset
insert into outbox (event_id, topic, message_key, type, payload, occurred_at, tracking_id)
 select uuidv7(), 'abm.accounts', cast(a.id as text), 'io.abmsuite.AccountSnapshotV1',
        cast(json_build_object(
            'accountId', a.id, 'version', a.version + 1, 'code', a.code, 'name', a.name,
            'parentId', a.parent_id, 'country', a.country, 'region', a.region, 'city', a.city,
            'industry', a.industry, 'segment', a.segment, 'team', a.team, 'tags', a.tags,
            'keyStatus', a.key_status, 'roles', a.roles, 'archived', a.status = 'ARCHIVED') as text),
        a.updated_at, cast(null as uuid)
   from account a where a.id = any(array[cast(:id as uuid)]) order by a.id;
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
select a.*, p.code as parent_code, c.cell, c.share, l.count, l.kind,
       (select json_agg(json_build_object('source', e.source, 'id', e.external_id))
          from account_external_id e where e.account_id = a.id) as external_ids,
       (select count(*) from feedback f where f.account_id = a.id and f.kind = 'COMPLAINT'
           and f.status not in ('RESOLVED', 'VERIFIED')) as open_complaints
  from account a
  left join account_class c on c.account_id = a.id
  left join account p on p.id = a.parent_id
  left join lateral (select kind, campaign_name, occurred_at, count(*) over () as count from engagement e
                     where e.account_id = a.id order by occurred_at desc, id desc limit 1) l on true
 where a.id = cast(:id as uuid);
update idempotency_key set status = 201, location = '/v1/accounts/' || :id, etag = 'etag', body = repeat('x', 900)
 where principal = 'bench' and operation = 'POST /v1/accounts' and key = 'key-' || :n and status is null;
