-- Runs that repeat others, runs over a part of the portfolio, what came late, and results that are kept for a time.
alter table run
    add column kind          text not null default 'RUN' check (kind in ('RUN', 'REPLAY')),
    add column replay_of     uuid references run (id),
    add column read_at       bigint,       -- the position the ledger is read at; null: as it stands
    add column base_currency text,         -- what exchange rates were to, if sales were converted
    add column group_by      text check (group_by in ('TEAM', 'COUNTRY', 'PARENT')),
    add column group_value   text,
    add column roll_up       boolean not null default false,
    add column late_sales    text,         -- JSON
    add column results       text not null default 'KEPT' check (results in ('KEPT', 'EXPIRING', 'EXPIRED')),
    add column expired_at    timestamptz;
create index run_results on run (policy, id) where status = 'COMPLETED' and results = 'KEPT';
create index run_expiring on run (id) where results = 'EXPIRING';
create index run_replay_of on run (replay_of) where replay_of is not null;
