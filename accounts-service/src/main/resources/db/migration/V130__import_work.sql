-- Imports side by side, dry runs, progress with an estimate, and reverts.

alter table data_import
    add column dry_run       boolean     not null default false,
    add column queued_as     uuid        not null default uuidv7(),  -- place in the queue: order of upload
    add column rows_total    bigint,                                 -- counted while the file came in
    add column started_at    timestamptz,
    add column claimed_at    timestamptz,
    add column rows_at_claim bigint      not null default 0,
    add column progress_at   timestamptz,
    drop column bytes_done;

-- The import that has registered the id; null for those a person has given.
alter table account_external_id add column import_id uuid;

-- What an import did to an account or a contact: what a revert needs to know. Kept as long as the file.
create table import_change (
    import_id uuid    not null,
    object_id uuid    not null,
    inserted  boolean not null,
    version   bigint  not null,          -- after the last write of the import
    former    jsonb,                     -- columns it changed, as they were and as it left them
    left_as   jsonb,
    outcome   text,                      -- of the revert: REMOVED, RESTORED, or CONFLICT, ARCHIVED with a cause
    cause     text,
    primary key (import_id, object_id)
);
create index import_change_kept on import_change (import_id, object_id) where outcome in ('CONFLICT', 'ARCHIVED');

create table import_revert (
    import_id     uuid        primary key references data_import,
    status        text        not null,
    reason        text        not null,
    requested_by  text        not null,
    requested_at  timestamptz not null,
    queued_as     uuid        not null default uuidv7(),
    rows_done     bigint      not null default 0,
    removed       bigint      not null default 0,
    restored      bigint      not null default 0,
    archived      bigint      not null default 0,
    conflicts     bigint      not null default 0,
    voided        bigint      not null default 0,
    discarded     bigint      not null default 0,
    problem_code  text,
    claim_token   uuid,
    claimed_until timestamptz,
    finished_at   timestamptz
);

-- All open work in one queue.
create view import_work as
    select id, kind, source, case when dry_run then 'DRY_RUN' else 'IMPORT' end as task, queued_as, status, claimed_until
    from data_import where status in ('QUEUED', 'RUNNING')
    union all
    select i.id, i.kind, i.source, 'REVERT', r.queued_as, r.status, r.claimed_until
    from import_revert r join data_import i on i.id = r.import_id where r.status in ('QUEUED', 'RUNNING');
