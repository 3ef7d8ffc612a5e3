-- Runs: waiting, under way, done. A done run is never changed.
create table run (
    id             uuid        primary key,        -- time-ordered: oldest first
    policy         text        not null,
    policy_version int         not null,
    parameters     jsonb       not null,           -- all it was computed with: the policy's, or those of a what-if
    what_if        boolean     not null,
    publish        boolean     not null,
    as_of          date        not null,
    currency       text,                           -- the one asked for, then the one of the sales
    status         text        not null check (status in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    problem        text,                           -- JSON
    created_at     timestamptz not null default now(),
    created_by     text        not null,
    started_at     timestamptz,
    finished_at    timestamptz,
    -- Who works on it: each claim raises the fence, and only the holder of the newest one may finish the run.
    fence          int         not null default 0,
    lease_until    timestamptz,
    -- What came out.
    window_start   date,
    window_end     date,
    watermark      bigint,
    accounts       int,
    engine_version text,
    output_hash    text,
    portfolio      text,                           -- JSON; text keeps the decimals as they were written
    published      boolean     not null default false,
    foreign key (policy, policy_version) references policy (name, version)
);
create index run_open on run (id) where status in ('QUEUED', 'RUNNING');

-- One line per account, in the order of the output.
create table run_result (
    run_id           uuid    not null references run (id),
    ord              int     not null,
    account_id       uuid    not null,
    code             text    not null,
    rank             int,
    total            numeric,
    share            numeric,
    cum_share        numeric,
    abc_class        text,
    n_obs            int,
    active_periods   int,
    mean             numeric,
    stddev           numeric,
    cv               numeric,
    xyz_class        text,
    cv_detrended     numeric,
    cv_seasonal      numeric,
    adi              numeric,
    cv2_nonzero      numeric,
    demand_pattern   text,
    purchases        bigint  not null,
    recency_days     int,
    median_gap_days  numeric,
    lateness         numeric,
    lifecycle        text    not null,
    rfm              text,
    flags            text[]  not null,
    primary key (run_id, ord)
);
