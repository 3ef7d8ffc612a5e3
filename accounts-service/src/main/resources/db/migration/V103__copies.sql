-- What other services own and this one shows. A row may come before its account: no reference.

create table account_class (
    account_id     uuid        primary key,
    version        bigint      not null,
    policy         text        not null,
    policy_version int         not null,
    run_id         uuid        not null,
    as_of          date        not null,
    since          date        not null,
    abc_class      text,
    xyz_class      text,
    cell           text,
    lifecycle      text        not null,
    rank           int,
    total          numeric(19, 4),
    currency       text,
    share          numeric(10, 6),
    cv             numeric(20, 6),
    recency_days   int,
    flags          text[]      not null,
    month_totals   jsonb       not null
);
create index account_class_cell on account_class (cell, account_id);

create table class_change (
    event_id    uuid        primary key,
    account_id  uuid        not null,
    policy      text        not null,
    run_id      uuid        not null,
    as_of       date        not null,
    from_cell   text,
    from_lifecycle text,
    to_cell     text,
    to_lifecycle text       not null,
    cause       text        not null,
    recorded_at timestamptz not null default now()
);
create index class_change_account on class_change (account_id, event_id);

create table engagement (
    id            uuid        primary key,
    account_id    uuid        not null,
    contact_id    uuid,
    campaign_id   uuid        not null,
    campaign_name text        not null,
    touch_id      uuid        not null,
    kind          text        not null,
    occurred_at   timestamptz not null
);
create index engagement_account on engagement (account_id, occurred_at desc, id);
