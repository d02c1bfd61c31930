create table account (
    account_id      text collate "C" primary key,
    name            text,
    segment         text,
    lifecycle       text,
    owner           text,
    customer_since  date,
    contract_ends_on date,
    notice_days     integer,
    auto_renew      boolean,
    -- The last state known, whether the record or an event said it; the time decides which is the last.
    seats           bigint,
    seats_at        timestamptz,
    spend           numeric,
    spend_at        timestamptz,
    excluded        boolean     not null default false,
    attributes      jsonb       not null default '{}',
    -- Kept here by the package that scores, so that lists need not ask it.
    state           text        not null default 'active',
    registered_at   timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

create table account_external_id (
    system      text collate "C" not null,
    external_id text collate "C" not null,
    account_id  text collate "C" not null,
    primary key (system, external_id),
    unique (account_id, system)
);

-- The facts as of the end of each day on which one of them changed; the first row holds for all days before.
create table account_day (
    account_id       text collate "C" not null,
    day              date             not null,
    segment          text,
    lifecycle        text,
    contract_ends_on date,
    notice_days      integer,
    auto_renew       boolean,
    primary key (account_id, day)
);

-- Who was erased lately, for clients that follow changes: an id and a time, nothing else, for 30 days.
create table account_tombstone (
    account_id text collate "C" primary key,
    erased_at  timestamptz not null
);
