-- The trace of the request for a run, as W3C traceparent; null if it is not traced.
alter table run add column traceparent text;
