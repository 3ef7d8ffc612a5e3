-- Accounts, their external ids, contacts, and the moves between states with their reasons.

create table account (
    id              uuid        primary key,
    code            text        not null unique,
    name            text        not null,
    parent_id       uuid        references account,
    country         text,
    region          text,
    city            text,
    postal_code     text,
    street          text,
    industry        text,
    segment         text,
    employees       bigint,
    annual_revenue  numeric(19, 4),
    founded_year    int,
    phone           text,
    email           text,
    website         text,
    account_manager text,
    team            text,
    tags            text[]      not null default '{}',
    roles           text[]      not null default '{}',
    key_status      text        not null default 'NONE',
    status          text        not null default 'ACTIVE',
    info_source     text,
    attributes      jsonb       not null default '{}',
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index account_parent on account (parent_id) where parent_id is not null;
create index account_team on account (team, id);
create sequence account_code_seq;

create table account_external_id (
    source      text not null,
    external_id text not null,
    account_id  uuid not null references account,
    primary key (source, external_id)
);
create index account_external_id_account on account_external_id (account_id);
create index account_external_id_value on account_external_id (external_id);

create table contact (
    id          uuid        primary key,
    source      text,
    external_id text,
    account_id  uuid        not null references account,
    full_name   text,
    first_name  text,
    last_name   text,
    title       text,
    email       text,
    phone       text,
    attributes  jsonb       not null default '{}',
    archived    boolean     not null default false,
    version     bigint      not null default 0,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    unique (source, external_id)
);
create index contact_account on contact (account_id, id);

create table state_move (
    id          uuid        primary key,
    object_type text        not null,
    object_id   uuid        not null,
    from_state  text,
    to_state    text        not null,
    reason      text,
    actor       text        not null,
    moved_at    timestamptz not null
);
create index state_move_object on state_move (object_id, id);
