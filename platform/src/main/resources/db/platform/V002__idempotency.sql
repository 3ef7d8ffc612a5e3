-- Creations that carried an Idempotency-Key, written in the transaction of their effect. The answer follows before it is
-- given; without one (the service died in between) it is made again from the resource.
create table idempotency_key (
    principal   text        not null,
    operation   text        not null,          -- method and path
    key         text        not null,
    fingerprint uuid        not null,          -- digest of the body
    resource    text        not null,          -- what was created
    status      int,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz not null default now(),
    primary key (principal, operation, key)
);
create index idempotency_key_age on idempotency_key (created_at);
