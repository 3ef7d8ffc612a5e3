-- Exchange rates: the average of a month, to the base currency. A version is never changed; the highest one counts, and a
-- computation at a watermark sees those with a position up to it.
create table exchange_rate (
    base       text           not null,
    currency   text           not null,
    month      date           not null check (extract(day from month) = 1),
    version    int            not null check (version > 0),
    rate       numeric(18, 8) not null check (rate > 0),   -- units of the base for one of the currency
    position   bigint         not null,
    changed_at timestamptz    not null default now(),
    changed_by text           not null,
    primary key (base, currency, month, version)
);
