-- Since when the account's scores wait, as long as they do: how far behind the worst of them is, is a metric.
alter table signal_revision add column stale_since timestamptz;
