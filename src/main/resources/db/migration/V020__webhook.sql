create table webhook (
    webhook_id      text primary key,
    url             text        not null,
    events          text[]      not null,
    description     text,
    enabled         boolean     not null default true,
    -- Why the service stopped delivering, and when; null while it delivers and where a person switched it off.
    disabled_reason text,
    disabled_at     timestamptz,
    -- The first attempt that failed after the last one that did not.
    failing_since   timestamptz,
    secret          bytea       not null,
    -- The secret before, which signs too until then.
    former_secret   bytea,
    former_until    timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

-- What subscribers were told of an account, or would have been: how it was before the first change that anybody wanted to
-- know of. No row, no such change yet.
create table webhook_account (
    account_id      text collate "C" primary key,
    band            text    not null,
    score           numeric(5, 2),
    at_risk         boolean not null,
    expansion_ready boolean not null,
    -- When each was told last.
    band_at         timestamptz,
    risk_at         timestamptz,
    expansion_at    timestamptz,
    drop_at         timestamptz,
    -- Since when the account is no longer as told, and when to look whether that is worth telling; null while it is as told.
    deviates_since  timestamptz,
    judge_at        timestamptz
);
create index webhook_account_due on webhook_account (judge_at) where judge_at is not null;

create table webhook_message (
    message_id text primary key,
    type       text        not null,
    account_id text collate "C",
    body       text        not null,
    created_at timestamptz not null
);
create index webhook_message_account on webhook_message (account_id) where account_id is not null;
create index webhook_message_age on webhook_message (created_at);

create table webhook_delivery (
    delivery_id     bigint generated always as identity primary key,
    webhook_id      text        not null references webhook on delete cascade,
    message_id      text        not null references webhook_message on delete cascade,
    -- Of one account a webhook gets one message after the other, in this order.
    account_id      text collate "C",
    state           text        not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
    attempts        integer     not null default 0,
    created_at      timestamptz not null,
    next_attempt_at timestamptz,
    -- Whoever attempts it has it until then.
    claimed_until   timestamptz,
    last_attempt_at timestamptz,
    -- What came of the last attempt.
    status          integer,
    excerpt         text,
    error           text,
    millis          integer
);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at) where state = 'pending';
create index webhook_delivery_order on webhook_delivery (webhook_id, account_id, delivery_id) where state = 'pending';
create index webhook_delivery_log on webhook_delivery (webhook_id, delivery_id);
create index webhook_delivery_message on webhook_delivery (message_id);
