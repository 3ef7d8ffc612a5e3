-- A dead letter holds back what comes after it under its key: those events are rows of the same table, in order. What became
-- of each, and who has done it, is kept for a while.
alter table dead_letter
    add column seq         bigint generated always as identity,
    add column event_key   text,                        -- message_key, readable
    add column state       text   not null default 'WAITING'
        check (state in ('WAITING', 'HELD_BACK', 'APPLIED', 'DISCARDED')),
    add column attempts    int    not null default 1,
    add column version     bigint not null default 0,
    add column resolved_at timestamptz;

-- The queue of a key. A digest, because a key may be longer than an index entry.
create index dead_letter_open on dead_letter (consumer, sha256(message_key), seq) where state in ('WAITING', 'HELD_BACK');
create index dead_letter_resolved on dead_letter (resolved_at) where resolved_at is not null;

-- Every replay (also one that failed), discard, and release of what was held back.
create table dead_letter_action (
    letter_id  uuid        not null references dead_letter on delete cascade,
    seq        bigint      generated always as identity,
    action     text        not null check (action in ('REPLAY', 'DISCARD', 'RELEASE')),
    outcome    text        not null check (outcome in ('APPLIED', 'DISCARDED', 'FAILED')),
    code       text,                                    -- why it failed
    actor      text        not null,
    reason     text,
    request_id text,
    acted_at   timestamptz not null default now(),
    primary key (letter_id, seq)
);

-- Rebuilds of read copies. A running one holds an advisory lock of its id: without it, its instance has died.
create table copy_rebuild (
    id               uuid        primary key,
    copy             text        not null,
    status           text        not null check (status in ('RUNNING', 'COMPLETED', 'FAILED')),
    records_expected bigint      not null default 0,
    records_read     bigint      not null default 0,
    rows_added       bigint,
    rows_changed     bigint,
    rows_removed     bigint,
    problem          text,
    started_by       text        not null,
    started_at       timestamptz not null default now(),
    finished_at      timestamptz
);
create unique index copy_rebuild_running on copy_rebuild (copy) where status = 'RUNNING';
create index copy_rebuild_newest on copy_rebuild (copy, id desc);
