-- A person's own judgement in a score's place. Rows stay once they have ended, for the days on which they counted.
create table score_override (
    account_id  text collate "C" not null,
    override_id bigint generated always as identity,
    score       numeric(5, 2)    not null,
    reason      text             not null,
    author      text             not null,
    created_at  timestamptz      not null,
    expires_at  timestamptz      not null,
    -- When it was replaced or taken back, or expired and somebody noticed; null while it stands.
    ended_at    timestamptz,
    primary key (account_id, override_id)
);

create unique index score_override_standing on score_override (account_id) where ended_at is null;
create index score_override_due on score_override (expires_at) where ended_at is null;

-- Until when the stored score's override counts: from then on the score is stale. Null without one.
alter table score_current add column override_until timestamptz;

-- Whether the account would still be in the band that it was in, had the model's version not changed.
alter table band_change add column by_model boolean not null default false;

-- A version that is activated, rolled back and activated again moves an account to the same band twice at one revision. The
-- lock of the row that is replaced sees to it that each change is recorded once.
alter table band_change drop constraint band_change_pkey;
alter table band_change add column change_id bigint generated always as identity;
alter table band_change add primary key (account_id, change_id);

-- Accounts are told of another active version as they are told of another day.
alter table sweep add column activation bigint not null default 0;
alter table sweep drop constraint sweep_pkey;
alter table sweep add primary key (day, activation);
