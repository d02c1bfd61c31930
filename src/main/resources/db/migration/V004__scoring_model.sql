-- A version never changes: no statement of ours updates or deletes a row of these two tables.
create table scoring_model (
    key        text collate "C" not null,
    version    integer          not null check (version > 0),
    -- JSON as sent, its order kept: what you get is what you can send.
    definition text             not null,
    -- Came with a release, rather than from a client.
    shipped    boolean          not null,
    created_at timestamptz      not null,
    author     text,
    note       text,
    primary key (key, version)
);

-- The latest row of a key says which of its versions is active. Written under one advisory lock, so that ids rise in
-- the order of commits and the greatest one tells whether anything changed.
create table model_activation (
    activation_id bigint generated always as identity primary key,
    key           text collate "C" not null,
    version       integer          not null,
    activated_at  timestamptz      not null,
    author        text,
    note          text,
    foreign key (key, version) references scoring_model (key, version)
);
