-- The revision with which signals of a past day changed last: whoever has read them since then knows them still.
alter table signal_revision add column rewritten bigint not null default 0;
