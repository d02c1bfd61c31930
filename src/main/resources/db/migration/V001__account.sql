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

-- What is left of an id when case and punctuation do not count: ids that differ in more than that differ by a typo.
create function account_fold(id text) returns text
    language sql immutable parallel safe
    return translate(lower(id), '._:@-', '');

-- The neighbours of an id nobody registered, whether the typo is near its end or near its beginning.
create index account_folded on account (account_fold(account_id)) where registered_at is not null;
create index account_folded_back on account (reverse(account_fold(account_id))) where registered_at is not null;

create table account_external_id (
    system      text collate "C" not null,
    external_id text collate "C" not null,
    account_id  text collate "C" not null,
    -- Checked when all accounts of a request are written, so that one may take what another gives up.
    primary key (system, external_id) deferrable initially deferred,
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
