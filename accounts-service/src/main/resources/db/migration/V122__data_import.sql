-- Imports: the file in compressed chunks, the job with its progress, its errors.

create table data_import (
    id              uuid        primary key,
    kind            text        not null,
    source          text        not null,
    format          text        not null,
    status          text        not null,
    bytes           bigint      not null,
    bytes_done      bigint      not null default 0,
    rows_read       bigint      not null default 0,
    rows_accepted   bigint      not null default 0,
    rows_changed    bigint      not null default 0,
    rows_rejected   bigint      not null default 0,
    rows_aside      bigint      not null default 0,
    errors          bigint      not null default 0,
    ignored_columns text[]      not null default '{}',
    problem_code    text,
    problem_detail  text,
    claim_token     uuid,
    claimed_until   timestamptz,
    created_by      text        not null,
    created_at      timestamptz not null,
    finished_at     timestamptz
);
create index data_import_open on data_import (id) where status in ('QUEUED', 'RUNNING');

create table import_chunk (
    import_id  uuid        not null,
    seq        int         not null,
    data       bytea       not null,
    created_at timestamptz not null default now(),
    primary key (import_id, seq)
);
alter table import_chunk alter column data set storage external;   -- it is compressed already
create index import_chunk_age on import_chunk (created_at);

create table import_error (
    import_id   uuid   not null,
    row_number  bigint not null,
    n           int    not null,
    column_name text,
    code        text   not null,
    message     text   not null,
    raw         text,
    primary key (import_id, row_number, n)
);

-- Sales a file has named so far: the same sale twice is a change, for another account an error. Emptied at the end.
create table import_sale (
    import_id   uuid not null,
    sale_id     text not null,
    revision    int  not null,            -- 0: none given
    account_ref text not null,
    event_id    uuid not null,
    primary key (import_id, sale_id, revision)
);

-- Parents named by a file; resolved after its last row. Emptied at the end.
create table import_parent (
    import_id   uuid   not null,
    row_number  bigint not null,
    account_id  uuid   not null,
    parent_ref  text,
    primary key (import_id, row_number)
);
