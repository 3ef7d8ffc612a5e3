-- What a revert must know of sales.

-- True once a sale of the account may be in the ledger: such an account is never removed. What is there already may have
-- had sales.
alter table account add column sold boolean not null default true;
alter table account alter column sold set default false;

-- The import a sale aside came with.
alter table sale_aside add column import_id uuid;
create index sale_aside_import on sale_aside (import_id, sale_id) where import_id is not null;

-- Sales a revert has voided: when they are reported again the report is a new event, else the ledger would take it for
-- the one it has seen.
create table reverted_sale (
    source    text not null,
    sale_id   text not null,
    import_id uuid not null,
    primary key (source, sale_id)
);
