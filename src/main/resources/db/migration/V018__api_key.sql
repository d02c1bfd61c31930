-- Who may call. Keys that are over stay: the audit trail speaks of them.
create table api_key (
    key_id       bigint generated always as identity primary key,
    name         text             not null,
    scopes       text[]           not null,
    created_at   timestamptz      not null,
    expires_at   timestamptz,
    rotated_at   timestamptz,
    revoked_at   timestamptz,
    -- To the minute.
    last_used_at timestamptz
);

-- By what a key is known: the SHA-256 of its text, of which nothing else is kept. A rotated one has several until the
-- overlap ends.
create table api_key_secret (
    hash    bytea  primary key,
    key_id  bigint not null references api_key,
    ends_at timestamptz
);
create index api_key_secret_key on api_key_secret (key_id);

-- The key or token by which a change came; null for the service itself, and where no keys are needed.
alter table audit add column caller text;
