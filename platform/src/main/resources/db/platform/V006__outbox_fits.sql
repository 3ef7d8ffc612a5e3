-- An event Kafka would never take must fail the change it reports: in the outbox it would stop all that come after it. The
-- producer sends at most 1 MiB with key and headers.
alter table outbox add constraint outbox_fits check (octet_length(payload) <= 1000000);
