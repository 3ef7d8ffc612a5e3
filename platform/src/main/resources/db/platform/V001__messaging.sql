-- Tables of the platform's mechanisms; every service has them in its own database (versions 001-099 are the platform's).

-- Events written in the transaction of the change they report; the relay claims rows and deletes what Kafka has.
create table outbox (
    seq         bigint generated always as identity primary key,
    event_id    uuid        not null,
    topic       text        not null,
    message_key text        not null,
    type        text,
    payload     text,                    -- null: tombstone
    occurred_at timestamptz not null,
    tracking_id uuid
);
create index outbox_tracking on outbox (tracking_id) where tracking_id is not null;

-- Where the tracked events of one piece of work ended up on the broker.
create table publication_position (
    tracking_id uuid   not null,
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (tracking_id, topic, partition)
);

-- Events a consumer has applied.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

-- How far each consumer has come.
create table consumer_position (
    consumer    text   not null,
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (consumer, topic, partition)
);

-- Messages that cannot be applied, whole and with their cause.
create table dead_letter (
    id            uuid        primary key,
    consumer      text        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    message_key   bytea,
    headers       jsonb       not null,
    payload       bytea,
    code          text        not null,
    cause         text        not null,
    failed_at     timestamptz not null default now(),
    unique (consumer, topic, partition, record_offset)
);
