-- Read copies. An older version than the one here is dropped; an erased id is remembered. There is no order between topics:
-- a class or a contact may come before its account.

create table account (
    account_id  uuid    primary key,
    code        text    not null,
    name        text,
    country     text,
    country_key text,                    -- ISO code if the country is known, else the text in lower case
    city        text,
    industry    text,
    team        text,
    tags        text[]  not null default '{}',
    key_status  text    not null default 'NONE',
    roles       text[]  not null default '{}',
    archived    boolean not null default false,
    erased      boolean not null default false,
    version     bigint  not null
);

create table contact (
    contact_id uuid    primary key,
    account_id uuid,
    full_name  text,
    first_name text,
    last_name  text,
    title      text,
    email      text,
    phone      text,
    archived   boolean not null default false,
    erased     boolean not null default false,
    version    bigint  not null
);
create index contact_account on contact (account_id);

create table account_class (
    account_id uuid   primary key,
    version    bigint not null,
    policy     text   not null,
    run_id     uuid   not null,
    as_of      date   not null,
    cell       text,
    lifecycle  text   not null,
    flags      text[] not null
);

create table complaint (
    feedback_id uuid    primary key,
    account_id  uuid    not null,
    severity    text,
    open        boolean not null,
    version     bigint  not null
);
create index complaint_open on complaint (account_id) where open;
