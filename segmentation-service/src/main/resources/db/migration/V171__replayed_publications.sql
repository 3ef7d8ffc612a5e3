-- Replays of live publications, which have a hash of what was decided instead of one of all results.
alter table run
    add column digest                text,   -- SHA-256 of what was decided; null for older runs
    add column replay_of_publication uuid;  -- publications are never forgotten
create index run_replay_of_publication on run (replay_of_publication) where replay_of_publication is not null;
