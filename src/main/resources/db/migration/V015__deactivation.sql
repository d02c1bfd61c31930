-- With active = false a row says that its version was the last one of its key, and that none of the key is active since.
alter table model_activation add column active boolean not null default true;
