-- Rewrites every closing, once.
set local statement_timeout = 0;

-- Monthly, as the signals said at the end of the day; null where none was ever recorded.
alter table score_day add column spend numeric;

update score_day d set spend = (
    select s.last_value from signal_day s
    where s.account_id = d.account_id and s.type = 'spend_recorded' and s.day <= d.day
    order by s.day desc limit 1);

-- A day's portfolio is read from this index alone.
drop index score_day_day;
create index score_day_day on score_day (day, account_id) include (state, band, score, coverage, spend, notice_by);

-- Who renewed or cancelled lately, whoever they are.
create index signal_day_renewal on signal_day (day, account_id, type)
    where type in ('contract_renewed', 'contract_cancelled');

-- What the guard against fleet shifts made of each day. Flags of that day depend on it.
create table fleet_shift (
    day             date primary key,
    suspect         boolean     not null,
    -- Accounts whose two scores could be compared, and how many of these moved too far, the way that most of them went.
    compared        integer     not null,
    moved           integer     not null,
    reason          text,
    judged_at       timestamptz not null,
    -- Verdicts for and against so far, and how many of these all accounts know of.
    changes         bigint      not null,
    applied_changes bigint      not null default 0
);
create index fleet_shift_suspect on fleet_shift (day) where suspect;

-- A past day's portfolio, kept until something that it is made of changes. It holds what its snapshot saw.
create table portfolio_day (
    day      date        not null,
    segment  text        not null,
    owner    text        not null,
    snapshot pg_snapshot not null,
    figures  text        not null,
    primary key (day, segment, owner)
);

-- Which days' portfolios changed: from this day on, by this transaction. Only ever added, so that no writer waits for
-- another; a kept portfolio is good while its snapshot saw every such mark.
create table portfolio_mark (
    mark_id   bigint generated always as identity primary key,
    from_day  date        not null,
    xid       xid8        not null default pg_current_xact_id(),
    marked_at timestamptz not null default clock_timestamp()
);
