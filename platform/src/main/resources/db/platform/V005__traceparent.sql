-- The trace of the request that caused an event, as W3C traceparent; null if it is not traced.
alter table outbox add column traceparent text;
