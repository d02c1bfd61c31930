-- The latest score of each account: what it was computed from, the answer as served, and the columns that lists filter by.
create table score_current (
    account_id      text collate "C" primary key,
    -- What it was computed from. A later (day, activation, feed_moves, revision) replaces an earlier one, never the other way.
    day             date             not null,
    activation      bigint           not null,
    feed_moves      bigint           not null,
    revision        bigint           not null,
    -- Closings are stored for every day from here to the day before `day`; null when there is none yet.
    history_from    date,
    model_key       text             not null,
    model_version   integer          not null,
    computed_at     timestamptz      not null,
    state           text             not null,
    score           numeric(5, 2),
    raw_score       numeric(5, 2),
    display_score   text,
    band            text             not null,
    coverage        numeric(7, 6)    not null,
    confidence      text,
    direction       text,
    change_7d       numeric(5, 2),
    change_30d      numeric(5, 2),
    flags           text[]           not null,
    expansion_score numeric(5, 2),
    notice_by       date,
    overridden      boolean          not null default false,
    top_reason      text,
    top_play        text,
    changed_at      timestamptz      not null,
    answer          text             not null
) with (fillfactor = 70);

create index score_current_score on score_current (score, account_id);

-- Each past day's closing. A restated row keeps what it first said.
create table score_day (
    account_id      text collate "C" not null,
    day             date             not null,
    state           text             not null,
    score           numeric(5, 2),
    raw_score       numeric(5, 2),
    display_score   text,
    band            text             not null,
    coverage        numeric(7, 6)    not null,
    confidence      text,
    model_key       text             not null,
    model_version   integer          not null,
    -- What new model versions did to this account's score, summed up to this day: trends subtract two of these.
    model_shift     numeric(8, 2)    not null,
    overridden      boolean          not null default false,
    -- In the order of the model version's metrics; null for a metric that has none.
    metric_values   double precision[] not null,
    metric_scores   double precision[] not null,
    contributions   double precision[] not null,
    caps            text[]           not null,
    flags           text[]           not null,
    -- The state of the fold over the closings up to this day, from which the next day's flags follow.
    flag_state      text             not null,
    expansion_score numeric(5, 2),
    notice_by       date,
    top_reason      text,
    top_play        text,
    first_score     numeric(5, 2),
    first_band      text             not null,
    closed_at       timestamptz      not null,
    restated_at     timestamptz,
    primary key (account_id, day)
);

-- For lists as of a past day.
create index score_day_day on score_day (day, account_id);

create table band_change (
    account_id  text collate "C" not null,
    changed_at  timestamptz      not null,
    day         date             not null,
    from_band   text             not null,
    to_band     text             not null,
    from_score  numeric(5, 2),
    to_score    numeric(5, 2),
    model_key   text             not null,
    model_version integer        not null,
    revision    bigint           not null,
    -- One change a computation: a second replica that computed the same can't announce it again.
    primary key (account_id, day, revision, to_band)
);

-- The midnight sweep: which day is open, and how far every account has been told so.
create table sweep (
    day         date primary key,
    after_id    text collate "C" not null default '',
    started_at  timestamptz not null,
    finished_at timestamptz
);
