-- What a BI tool reads: views with plain columns, described in docs/dashboards.md. They are made anew whenever this file
-- changes, after all numbered migrations. Columns are only ever added, at the end: that is all that `create or replace view`
-- can do, it keeps what was granted, and nobody's question breaks. Accounts that are excluded are in none of them.
do $$
begin
    -- Whoever may not create schemas can be given this one.
    if not exists (select from pg_namespace where nspname = 'reporting') then
        create schema reporting;
    end if;
end $$;

create or replace view reporting.account as
select a.account_id, a.name, a.segment, a.lifecycle, a.owner, a.customer_since, a.contract_ends_on, a.auto_renew,
       a.seats, a.spend, a.registered_at is not null as registered, a.created_at, a.updated_at,
       r.first_day as first_event_on,
       c.state, c.score, c.raw_score, c.display_score, c.band, c.coverage, c.confidence,
       c.direction as trend, c.change_7d, c.change_30d,
       coalesce('at_risk' = any (c.flags), false) as at_risk,
       coalesce('expansion_ready' = any (c.flags), false) as expansion_ready,
       coalesce('dormant' = any (c.flags), false) as dormant,
       c.expansion_score, c.notice_by, coalesce(c.overridden, false) as overridden, c.override_until,
       c.top_reason, c.top_play, c.model_key as model, c.model_version, c.computed_at, c.changed_at,
       coalesce(r.stale, false) as stale
from account a
left join score_current c on c.account_id = a.account_id and c.band <> ''
left join signal_revision r on r.account_id = a.account_id
where not a.excluded;

create or replace view reporting.account_external_id as
select e.account_id, e.system, e.external_id
from account_external_id e
join account a on a.account_id = e.account_id and not a.excluded;

create or replace view reporting.account_attribute as
select a.account_id, t.name, t.value
from account a
cross join lateral jsonb_each_text(a.attributes) as t (name, value)
where not a.excluded;

create or replace view reporting.score_day as
select d.account_id, d.day, d.state, d.score, d.raw_score, d.display_score, d.band, d.coverage, d.confidence,
       d.model_key as model, d.model_version, d.overridden,
       'at_risk' = any (d.flags) as at_risk,
       'expansion_ready' = any (d.flags) as expansion_ready,
       'dormant' = any (d.flags) as dormant,
       d.expansion_score, d.spend, d.notice_by, d.top_reason, d.top_play,
       d.first_score, d.first_band, d.closed_at, d.restated_at,
       coalesce(r.dirty_from <= d.day, false) as pending
from score_day d
join account a on a.account_id = d.account_id and not a.excluded
left join signal_revision r on r.account_id = d.account_id;

-- A row for each metric of each closing: so many that only the last 92 days are shown.
create or replace view reporting.metric_day as
select d.account_id, d.day, d.model_key as model, d.model_version, m.metric, m.category, m.label,
       d.metric_values[m.position] as value,
       d.metric_scores[m.position] as score,
       d.contributions[m.position] as contribution
from score_day d
join account a on a.account_id = d.account_id and not a.excluded
join (select v.key, v.version, e.position, e.metric ->> 'key' as metric, e.metric ->> 'category' as category,
             coalesce(e.metric ->> 'label', e.metric ->> 'key') as label
      from scoring_model v
      cross join lateral jsonb_array_elements(v.definition::jsonb -> 'metrics') with ordinality e (metric, position)) m
    on m.key = d.model_key and m.version = d.model_version
where d.day > (select max(day) from score_day) - 92;

create or replace view reporting.band_change as
select b.account_id, b.changed_at, b.day, b.from_band, b.to_band, b.from_score, b.to_score,
       b.model_key as model, b.model_version, b.by_model
from band_change b
join account a on a.account_id = b.account_id and not a.excluded;

-- As GET /api/v1/portfolio/history has it: neither who had churned, nor days that are still to be computed anew.
create or replace view reporting.portfolio_day as
select d.day,
       count(*) as accounts,
       count(d.score) as scored,
       count(*) filter (where a.registered_at is null) as unregistered,
       coalesce(sum(d.spend), 0) as spend,
       round(avg(d.score), 2) as mean,
       round(percentile_cont(0.5) within group (order by d.score)::numeric, 2) as median,
       round(avg(d.coverage) filter (where d.score is not null), 2) as coverage,
       count(*) filter (where d.band = 'healthy') as healthy,
       count(*) filter (where d.band = 'watch') as watch,
       count(*) filter (where d.band = 'poor') as poor,
       count(*) filter (where d.band = 'critical') as critical,
       count(*) filter (where d.band = 'insufficient_data') as insufficient_data,
       coalesce(sum(d.spend) filter (where d.band = 'healthy'), 0) as healthy_spend,
       coalesce(sum(d.spend) filter (where d.band = 'watch'), 0) as watch_spend,
       coalesce(sum(d.spend) filter (where d.band = 'poor'), 0) as poor_spend,
       coalesce(sum(d.spend) filter (where d.band = 'critical'), 0) as critical_spend,
       coalesce(sum(d.spend) filter (where d.band = 'insufficient_data'), 0) as insufficient_data_spend,
       count(*) filter (where 'at_risk' = any (d.flags)) as at_risk,
       coalesce(sum(d.spend) filter (where 'at_risk' = any (d.flags)), 0) as at_risk_spend
from score_day d
join account a on a.account_id = d.account_id and not a.excluded
join signal_revision r on r.account_id = d.account_id and (r.dirty_from is null or r.dirty_from > d.day)
where d.state <> 'churned'
  and d.day > (select max(day) from score_day) - 400
group by d.day;

create or replace view reporting.signal_day as
select s.account_id, s.day, s.type, nullif(s.facet, '') as name, s.count, s.sum, cardinality(s.users) as users
from signal_day s
join account a on a.account_id = s.account_id and not a.excluded;
