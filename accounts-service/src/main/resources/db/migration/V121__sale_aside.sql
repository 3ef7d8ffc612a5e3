-- Sales of accounts nobody knows yet; taken in when the account appears.
create table sale_aside (
    event_id    uuid        primary key,
    source      text        not null,
    account_ref text        not null,
    sale_id     text        not null,
    sale        jsonb       not null,
    received_at timestamptz not null default now()
);
create index sale_aside_ref on sale_aside (account_ref);
