-- Whose row may have changed. Whoever changes one leaves a mark in the same transaction, and waits for nobody: marks are
-- only ever added here, and taken away by the one that numbers.
create table score_feed_mark (
    mark_id    bigint generated always as identity primary key,
    account_id text collate "C" not null
);

-- Each account's latest change, as its row was printed then. One writer at a time gives positions to what is committed,
-- so that a reader who sees a position has seen all before it.
create table score_feed (
    account_id    text collate "C" not null,
    -- Which moves of the score count: 0 all, 1 those of a point or more since the row of this table.
    min_change    smallint         not null,
    position      bigint           not null,
    numbered_at   timestamptz      not null,
    -- Erased or excluded: of such an account nothing is kept here but its id and the time.
    deleted       boolean          not null,
    name          text,
    external_ids  jsonb,
    segment       text,
    owner         text,
    spend         numeric,
    notice_by     date,
    state         text,
    score         numeric(5, 2),
    display_score text,
    band          text,
    flags         text[],
    model_key     text,
    model_version integer,
    changed_at    timestamptz      not null,
    primary key (account_id, min_change)
) with (fillfactor = 70);

create index score_feed_order on score_feed (min_change, position);
create index score_feed_deleted on score_feed (numbered_at) where deleted;

-- Not the greatest position plus one: that would come back once the last row is gone.
create sequence score_feed_position;

insert into score_feed_mark (account_id)
select account_id from score_current union all select account_id from account_tombstone;
