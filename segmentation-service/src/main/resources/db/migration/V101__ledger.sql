-- The sales ledger, its position, its day totals, and the read copies beside it.

-- One row: the number of the last transaction that changed the ledger. Whoever changes it raises it first, so that the
-- order of the numbers is the order of the commits: a watermark is a number, and what is newer is n > watermark.
create table ledger_position (
    id int    primary key check (id = 1),
    n  bigint not null
);
insert into ledger_position (id, n) values (1, 0);

-- Read copy of accounts. Version 0: a placeholder made by a sale that came before its account.
create table account (
    account_id uuid    primary key,
    code       text    not null,
    name       text,
    team       text,
    parent_id  uuid,
    archived   boolean not null default false,
    erased     boolean not null default false,
    version    bigint  not null default 0,
    position   bigint  not null
);
create index account_code on account (code);
create index account_position on account (position);

-- Every revision of every sale; a row is never changed. Money and quantities in units of 0.0001.
create table sale (
    source      text    not null,
    sale_id     text    not null,
    revision    int     not null,
    event_id    uuid    not null unique,
    account_id  uuid    not null,
    occurred_on date    not null,
    amount      bigint  not null,
    margin      bigint,
    quantity    bigint,
    currency    text    not null,
    voided      boolean not null,
    product     text,
    category    text,
    order_id    text,
    sales_rep   text,
    status      text,
    content     uuid    not null,     -- digest of what the revision says
    position    bigint  not null,
    primary key (source, sale_id, revision)
);
create index sale_position on sale (position);
create index sale_account on sale (account_id, occurred_on);

-- Effective sales (the highest revision, not voided) per account, day and currency; kept with every change.
create table day_total (
    account_id            uuid   not null,
    day                   date   not null,
    currency              text   not null,
    amount                bigint not null,
    margin                bigint not null,
    quantity              bigint not null,
    rows                  int    not null,
    rows_positive         int    not null,
    rows_negative         int    not null,
    rows_without_margin   int    not null,
    rows_without_quantity int    not null,
    position              bigint not null,
    primary key (account_id, day, currency)
);
create index day_total_position on day_total (position);

-- Complaints, to be shown beside the class while they are open.
create table complaint (
    feedback_id uuid    primary key,
    account_id  uuid    not null,
    severity    text,
    open        boolean not null,
    version     bigint  not null
);
create index complaint_open on complaint (account_id) where open;
