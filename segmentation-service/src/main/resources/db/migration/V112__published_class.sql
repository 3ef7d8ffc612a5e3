-- The one publication: who publishes raises its number first, so publications are one after the other.
create table publication (
    id             int    primary key check (id = 1),
    number         bigint not null,
    policy         text,
    policy_version int,
    run_id         uuid references run (id),
    as_of          date,
    published_at   timestamptz
);
insert into publication (id, number) values (1, 0);

-- What is published of each account; the version rises with each event about it.
create table account_class (
    account_id     uuid    primary key,
    account_code   text    not null,
    version        bigint  not null,
    policy         text    not null,
    policy_version int     not null,
    run_id         uuid    not null references run (id),   -- the run that last changed something here
    as_of          date    not null,
    since          date    not null,
    abc_class      text,
    xyz_class      text,
    cell           text,
    lifecycle      text    not null,
    rank           int,
    total          numeric,
    currency       text,
    share          numeric,
    cv             numeric,
    recency_days   int,
    flags          text[]  not null,
    month_totals   text    not null                        -- JSON
);
create index account_class_code on account_class (account_code);
create index account_class_cell on account_class (cell, account_id);
