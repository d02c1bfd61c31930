-- Who changed what and when. Written in the transaction of the change itself; rows are only ever added, and go with
-- their account.
create table audit (
    audit_id   bigint generated always as identity primary key,
    at         timestamptz      not null,
    author     text,
    action     text collate "C" not null,
    -- The path of what was changed under /api/v1, such as models/default or accounts/acme/score/override.
    subject    text collate "C" not null,
    note       text,
    -- JSON: what is worth knowing of how it was and how it is.
    before     text,
    after      text,
    account_id text collate "C" generated always as
        (case when starts_with(subject, 'accounts/') then split_part(subject, '/', 2) end) stored
);
create index audit_subject on audit (subject, audit_id);
create index audit_account on audit (account_id) where account_id is not null;
