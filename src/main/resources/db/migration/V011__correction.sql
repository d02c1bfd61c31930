-- A voided event: only its identity stays, so that it is refused when it is sent again.
alter table event add column voided_at timestamptz;

-- How often each name came, over all accounts: what the signals of named types add up to.
create table signal_name (
    type      text collate "C" not null,
    name      text collate "C" not null,
    count     bigint           not null,
    last_seen timestamptz      not null,
    primary key (type, name)
);

-- Added to that soon. Transactions only append here: none waits for another because both count the same name.
create table signal_name_change (
    change_id bigint generated always as identity primary key,
    type      text collate "C" not null,
    name      text collate "C" not null,
    count     bigint           not null,
    -- Null where signals went.
    last_seen timestamptz
);

insert into signal_name (type, name, count, last_seen)
select type, facet, sum(count), max(last_at) from signal_day
where type in ('feature_used', 'milestone_reached', 'custom', 'account_expanded', 'account_contracted', 'measure_reported')
group by type, facet;
