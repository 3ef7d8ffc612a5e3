-- How a policy is published. A policy without a row is published on demand, and a new class counts at once.
create table publishing (
    id           uuid        not null unique,
    policy       text        primary key,
    version      bigint      not null,
    mode         text        not null check (mode in ('ON_DEMAND', 'SCHEDULE', 'LIVE')),
    cron         text        check (cron is not null or mode <> 'SCHEDULE'),
    publishes    boolean     not null,                -- runs of its schedule
    cadence_ms   int         not null check (cadence_ms between 50 and 3600000),
    confirm_runs int         not null check (confirm_runs between 1 and 12),
    next_fire    timestamptz check ((mode = 'SCHEDULE') = (next_fire is not null)),
    last_fire    timestamptz,
    live_holder  uuid,                                -- the instance that makes it follow, so that others need not
    live_until   timestamptz,
    last_problem text,                                -- why schedule or live mode cannot go on
    changed_at   timestamptz not null,
    changed_by   text        not null
);
-- One policy at most publishes by itself.
create unique index publishing_by_itself on publishing ((true)) where mode = 'LIVE' or (mode = 'SCHEDULE' and publishes);
create index publishing_due on publishing (next_fire) where mode = 'SCHEDULE';

-- Every publication, oldest first; a row is never changed. A publication of a run has the run's id.
create table publication_log (
    number         bigint      primary key,
    id             uuid        not null unique,
    kind           text        not null check (kind in ('RUN', 'LIVE', 'ROLL_BACK')),
    policy         text        not null,
    policy_version int         not null,
    run_id         uuid        references run (id),   -- null: live, computed again when it is asked for
    as_of          date        not null,
    currency       text,
    watermark      bigint      not null,
    accounts       int         not null,
    told           int         not null,              -- accounts about which there was something new
    moved          int         not null,              -- of those: another class or lifecycle
    major_share    numeric,
    output_hash    text        not null,
    actor          text        not null,
    reason         text,
    published_at   timestamptz not null,
    foreign key (policy, policy_version) references policy (name, version)
);
insert into publication_log (number, id, kind, policy, policy_version, run_id, as_of, currency, watermark, accounts, told,
                             moved, major_share, output_hash, actor, published_at)
select p.number, r.id, 'RUN', r.policy, r.policy_version, r.id, r.as_of, r.currency, r.watermark, r.accounts, 0, 0,
       (r.portfolio::jsonb ->> 'majorShare')::numeric, r.output_hash, r.created_by, p.published_at
from publication p join run r on r.id = p.run_id;

-- What the publication finds, what is held back until it is found again, what a person decided, and what is published.
alter table publication drop constraint publication_run_id_fkey;
alter table account_class drop constraint account_class_run_id_fkey;
alter table account_class
    add column computed_abc    text,
    add column computed_xyz    text,
    add column confirmed_abc   text,
    add column confirmed_xyz   text,
    add column candidate_abc   text,
    add column candidate_xyz   text,
    add column candidate_runs  int not null default 0,
    add column candidate_as_of date;
create index account_class_candidate on account_class (account_id) where candidate_runs > 0;
update account_class set computed_abc = abc_class, computed_xyz = xyz_class, confirmed_abc = abc_class,
                         confirmed_xyz = xyz_class;

-- What a person decided about the class of an account, until a day; one decision at a time.
create table class_override (
    account_id uuid        primary key,
    kind       text        not null check (kind in ('FLOOR', 'FIXED')),
    abc_class  text        not null check (abc_class in ('A', 'B', 'C')),
    xyz_class  text        check (xyz_class is null or (xyz_class in ('X', 'Y', 'Z') and kind = 'FIXED')),
    reason     text        not null,
    until      date        not null,
    created_at timestamptz not null,
    created_by text        not null
);
create index class_override_until on class_override (until);

-- What was published of an account before: a row for each move of class or lifecycle, and for each decision of a person.
create table class_move (
    account_id     uuid        not null,
    version        bigint      not null,              -- of the event that told it
    cause          text        not null,
    policy         text        not null,
    policy_version int         not null,
    run_id         uuid        not null,
    as_of          date        not null,
    from_abc       text,
    from_xyz       text,
    from_lifecycle text,                              -- null: nothing was published before
    to_abc         text,
    to_xyz         text,
    to_lifecycle   text        not null,
    computed_abc   text,
    computed_xyz   text,
    actor          text        not null,
    reason         text,
    moved_at       timestamptz not null,
    primary key (account_id, version)
);

-- What happened to accounts since a position.
create index account_history_position on account_history (position);
