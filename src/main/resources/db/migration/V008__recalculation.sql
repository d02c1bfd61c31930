-- A day under a version that a recalculation chose for it, whatever applied then; null for all others. Restating the
-- day keeps the choice.
alter table score_day add column chosen_by bigint;
-- What that choice did to the day's score. model_shift has it in; the days after, which follow the versions that
-- applied, leave it out.
alter table score_day add column chosen_shift numeric(8, 2) not null default 0;

create index score_day_chosen on score_day (account_id, day) where chosen_by is not null;

create table recalculation (
    recalculation_id bigint generated always as identity primary key,
    from_day      date                 not null,
    to_day        date                 not null,
    -- Null for all accounts.
    account_ids   text[] collate "C",
    -- Null for the version that applied on each day.
    model_key     text collate "C",
    model_version integer,
    author        text,
    state         text                 not null,
    -- Accounts, those erased meanwhile left out.
    done          bigint               not null default 0,
    total         bigint               not null,
    changed_days  bigint               not null default 0,
    created_at    timestamptz          not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    failure       text,
    foreign key (model_key, model_version) references scoring_model (key, version)
);

create index recalculation_unfinished on recalculation (recalculation_id) where state in ('queued', 'running');
-- For the erasure of an account.
create index recalculation_account_ids on recalculation using gin (account_ids);

-- The accounts that a recalculation has still to do: a row goes in the transaction that writes its account's days.
create table recalculation_account (
    account_id       text collate "C" not null,
    recalculation_id bigint           not null,
    claimed_until    timestamptz,
    attempts         integer          not null default 0,
    primary key (account_id, recalculation_id)
);

create index recalculation_account_next on recalculation_account (recalculation_id, account_id);

-- What a closed day said before a recalculation made it say something else.
create table recalculation_change (
    account_id         text collate "C" not null,
    recalculation_id   bigint           not null,
    day                date             not null,
    changed_at         timestamptz      not null,
    from_score         numeric(5, 2),
    from_raw_score     numeric(5, 2),
    from_band          text             not null,
    from_model_key     text             not null,
    from_model_version integer          not null,
    to_score           numeric(5, 2),
    to_raw_score       numeric(5, 2),
    to_band            text             not null,
    to_model_key       text             not null,
    to_model_version   integer          not null,
    primary key (account_id, recalculation_id, day)
);

create index recalculation_change_list on recalculation_change (recalculation_id, account_id, day);
