-- Campaigns, their audiences, their touches. Empty lists of criteria do not restrict.

create table campaign (
    id              uuid        primary key,
    name            text        not null unique,
    tier            text        not null,
    objective       text,
    starts_on       date,
    ends_on         date,
    budget_amount   numeric(19, 4),
    budget_currency text,
    cells           text[]      not null,
    key_statuses    text[]      not null,
    client_roles    text[]      not null,
    countries       text[]      not null,
    country_keys    text[]      not null,
    industries      text[]      not null,
    tags            text[]      not null,
    teams           text[]      not null,
    subject         text,
    text            text        not null,
    language        text,
    variables       jsonb       not null,
    status          text        not null,
    author          text        not null,
    approved_by     text,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

create table audience_member (
    campaign_id uuid        not null references campaign,
    account_id  uuid        not null,
    status      text        not null,          -- IN, HELD_OUT, LEFT
    why         jsonb       not null,
    since       timestamptz not null,
    primary key (campaign_id, account_id)
);
create index audience_member_account on audience_member (account_id);

create table touch (
    id           uuid        primary key,
    campaign_id  uuid        not null references campaign,
    account_id   uuid        not null,
    contact_id   uuid        not null,
    status       text        not null,
    due_on       date        not null,
    handled_by   text,
    reason       text,
    subject      text,                          -- as delivered
    text         text,
    occurred_at  timestamptz,
    created_at   timestamptz not null,
    unique (campaign_id, account_id, contact_id)
);
create index touch_open on touch (status, id) where status in ('PLANNED', 'DUE');

create table state_move (
    id          uuid        primary key,
    object_id   uuid        not null,
    from_state  text,
    to_state    text        not null,
    reason      text,
    actor       text        not null,
    moved_at    timestamptz not null
);
create index state_move_object on state_move (object_id, id);
