-- The smallest 512 of the two sets' hashes, sorted: exact below 512 users, and the same whatever the order of merging.
create function signal_users_merge(a bigint[], b bigint[]) returns bigint[]
    language sql immutable parallel safe
    return case
        when a is null or a = b then b
        when b is null then a
        else array(select distinct u from unnest(a || b) as u order by u limit 512)
    end;

create table signal_day (
    account_id text collate "C" not null,
    type       text collate "C" not null,
    day        date             not null,
    facet      text collate "C" not null,
    count      bigint           not null,
    -- How many of the counted events had a value: the divisor of a mean.
    valued     bigint           not null,
    sum        numeric          not null,
    min        numeric,
    max        numeric,
    -- Of the event with the greatest (time, id).
    last_value numeric,
    last_at    timestamptz      not null,
    last_id    text collate "C" not null,
    -- 1 low, 2 normal, 3 high, 4 urgent; 0 for types without.
    severity   smallint         not null,
    users      bigint[],
    primary key (account_id, type, day, facet)
) with (fillfactor = 80);

create table signal_revision (
    account_id    text collate "C" primary key,
    revision      bigint  not null,
    stale         boolean not null,
    dirty_from    date,
    claimed_until timestamptz,
    -- The day of the account's first counted event; null while it has none.
    first_day     date
) with (fillfactor = 50);

-- Two, for what only today changed is scored before history is; neither holds more than what waits.
create index signal_revision_stale_live on signal_revision (account_id) where stale and dirty_from is null;
create index signal_revision_stale_late on signal_revision (account_id) where stale and dirty_from is not null;

-- The first day on which any account sent a type. Each move makes every score that was computed before it stale;
-- the sum of moves tells whether there was one, whatever the order in which concurrent moves are committed.
create table feed_start (
    type          text collate "C" primary key,
    first_day     date   not null,
    moves         bigint not null,
    applied_moves bigint not null default 0
);
