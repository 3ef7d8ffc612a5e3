-- Feedback of customers; only its state and cause leave the service.
create table feedback (
    id          uuid        primary key,
    account_id  uuid        not null references account,
    contact_id  uuid        references contact,
    kind        text        not null,
    cause       text,
    severity    text,
    text        text        not null,
    rating      int,
    channel     text,
    status      text        not null,
    answer      text,
    version     bigint      not null default 0,
    received_at timestamptz not null,
    updated_at  timestamptz not null
);
create index feedback_account on feedback (account_id, id);
