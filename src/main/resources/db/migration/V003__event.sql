create table event (
    account_id  text collate "C" not null,
    occurred_at timestamptz      not null,
    event_id    text collate "C" not null,
    type        text collate "C" not null,
    user_id     text,
    name        text,
    value       numeric,
    -- The type's further fields as sent: severity, topic, nature, scaleMax, effectiveOn, period, author.
    detail      jsonb,
    properties  jsonb,
    -- Kept out of signals by configuration (machine events, staff and test users).
    ignored     boolean          not null default false,
    received_at timestamptz      not null,
    primary key (account_id, occurred_at, event_id)
) partition by range (occurred_at);

-- The newest month whose partition was dropped: events up to its end are refused, for they could be repeats.
create table event_retention (
    singleton     boolean primary key default true check (singleton),
    dropped_until timestamptz
);
insert into event_retention (dropped_until) values (null);

create table event_rejection (
    rejection_id bigint generated always as identity primary key,
    received_at  timestamptz not null,
    account_id   text collate "C",
    event_id     text,
    pointer      text not null,
    detail       text not null,
    payload      text not null
);
create index event_rejection_received_at on event_rejection (received_at desc, rejection_id desc);
create index event_rejection_account on event_rejection (account_id, received_at desc, rejection_id desc);
