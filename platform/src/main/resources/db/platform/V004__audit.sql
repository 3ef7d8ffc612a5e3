-- Who changed what, when and why, written in the transaction of the change. Tables named audit_* are append-only: the
-- service's role may add and read (afterMigrate__grants.sql), and a trigger stops whoever may do more.
create table audit_entry (
    id          uuid        primary key,
    at          timestamptz not null,
    actor       text        not null,
    action      text        not null,          -- the operation, for example archiveAccount
    object_type text        not null,
    object_id   text        not null,
    account_id  uuid,                          -- the account it belongs to, if any
    before      jsonb       not null,          -- what changed, as it was
    after       jsonb       not null,          -- and as it is now
    apart       text[]      not null,          -- names of changed fields whose values are kept in erasable_change
    apart_hash  bytea,                         -- salted digest of those values
    reason      text,
    request_id  text        not null
);
create index audit_entry_object on audit_entry (object_type, object_id, id);
create index audit_entry_account on audit_entry (account_id, id) where account_id is not null;
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_request on audit_entry (request_id);
create index audit_entry_at on audit_entry (at, id);

-- Changed values that may have to be erased, for example those of a person. The entry holds their digest only; without
-- the salt nobody can find out what they were.
create table erasable_change (
    entry_id uuid  primary key,
    salt     bytea not null,
    before   jsonb not null,
    after    jsonb not null
);

-- Entries no seal covers yet. The sealer takes rows, never positions, so that an entry that commits late is not skipped.
create table unsealed_entry (
    entry_id uuid        primary key,
    since    timestamptz not null default now()
);

-- One link of the chain: its hash covers its entries and the hash before it.
create table audit_seal (
    number    bigint      primary key,         -- from 1, without gaps
    sealed_at timestamptz not null,
    entries   int         not null,
    previous  bytea       not null,
    hash      bytea       not null
);
create table audit_sealed (
    seal       bigint not null,
    position   int    not null,                -- from 0
    entry_id   uuid   not null unique,
    entry_hash bytea  not null,
    primary key (seal, position)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on audit_seal
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on audit_sealed
    for each statement execute function refuse_change();
