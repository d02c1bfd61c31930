-- What lists of insight show of an account, found when its score is computed.
alter table score_current
    add column at_risk_since date,
    -- The keys of the suggested plays.
    add column plays         text[] not null default '{}',
    -- JSON: those of them that the answer does not tell all of; null for none.
    add column open_plays    text,
    -- JSON: why it is ready to grow, or nearly is; null when it is neither.
    add column growth        text;

create index score_current_at_risk on score_current (account_id) where 'at_risk' = any (flags);

-- Which play was suggested to whom, and what became of it. A play that comes back within the time it is followed is the
-- same suggestion.
create table play_suggestion (
    account_id   text collate "C" not null,
    play         text             not null,
    suggested_on date             not null,
    -- Since when, from the suggestion on, the account was at risk; null when it was not.
    at_risk_on   date,
    -- When it was at risk no more; whoever has left has not recovered.
    recovered_on date,
    primary key (account_id, play, suggested_on)
);

-- Who grew or shrank lately, and who was talked to, whoever they are.
create index signal_day_resized on signal_day (day, account_id, type)
    where type in ('account_expanded', 'account_contracted');
create index signal_day_touchpoint on signal_day (day, account_id, facet)
    where type = 'touchpoint_recorded';

-- The part of an account's spend that is at stake, 0 to 1: how low its score is, and the more for what it lost within 30
-- days. Null without a score.
create function share_at_stake(score numeric, change_30d numeric) returns numeric
    language sql immutable parallel safe
    return least(1, (100 - score) / 100 * (1 + greatest(0, -coalesce(change_30d, 0)) / 100));

-- Every score is computed once more, in the background, for the new columns.
update signal_revision set revision = revision + 1, stale = true;
