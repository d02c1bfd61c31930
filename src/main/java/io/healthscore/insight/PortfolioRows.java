package io.healthscore.insight;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums up the stored scores of one moment inside the database, a few statements whatever the number of accounts. */
@Repository
class PortfolioRows {

    /** Accounts with their score of now, in the columns that both moments have. */
    private static final String NOW = """
            (select c.account_id, c.state, c.band, c.score, c.coverage, c.notice_by, c.computed_at,
                    coalesce(a.spend, 0) as spend, a.registered_at, a.contract_ends_on
             from score_current c
             join account a on a.account_id = c.account_id and %s
             where c.band <> '')""";

    /** The first facts hold for all days before. A day that is being restated is not guessed. */
    private static final String THEN = """
            (select d.account_id, d.state, d.band, d.score, d.coverage, d.notice_by, null::timestamptz as computed_at,
                    coalesce(d.spend, 0) as spend, a.registered_at,
                    (select f.contract_ends_on from account_day f
                     where f.account_id = d.account_id and d.notice_by <= :day::date + :days
                     order by f.day > :day, abs(f.day - :day::date) limit 1) as contract_ends_on
             from score_day d
             join account a on a.account_id = d.account_id and %s
             join signal_revision r on r.account_id = d.account_id and (r.dirty_from is null or r.dirty_from > d.day)
             where d.day = :day)""";

    /** A score that many have comes once, so that what is answered does not grow with the number of accounts. */
    private static final String GROUPS = """
            select g.churned, g.band, g.week, g.month, sum(g.accounts) as accounts, sum(g.spend) as spend,
                   sum(g.unregistered) as unregistered, sum(g.coverage) as coverage, sum(g.due) as due,
                   sum(g.due_spend) as due_spend, max(g.computed_at) as computed_at,
                   coalesce(array_agg(g.score) filter (where g.score is not null), '{}') as scores,
                   coalesce(array_agg(g.accounts) filter (where g.score is not null), '{}') as scored
            from (select p.state = 'churned' as churned, p.band, week.band as week, month.band as month, p.score,
                         count(*) as accounts, sum(p.spend) as spend,
                         count(*) filter (where p.registered_at is null) as unregistered,
                         coalesce(sum(p.coverage) filter (where p.score is not null), 0) as coverage,
                         count(*) filter (where renewal.due) as due,
                         coalesce(sum(p.spend) filter (where renewal.due), 0) as due_spend,
                         max(p.computed_at) as computed_at
                  from %s p
                  cross join lateral (
                      select p.notice_by between :day and :day::date + :days
                          or p.contract_ends_on between :day and :day::date + :days as due) renewal
                  left join score_day week on week.account_id = p.account_id and week.day = :day::date - 7
                      and week.state <> 'churned'
                  left join score_day month on month.account_id = p.account_id and month.day = :day::date - 30
                      and month.state <> 'churned'
                  group by 1, 2, 3, 4, 5) g
            group by 1, 2, 3, 4
            order by 1, 2, 3, 4
            """;

    /** What an account said last counts: who cancelled and then renewed has renewed. Who is pending is in neither number. */
    private static final String RENEWALS = """
            select count(*) filter (where type = 'contract_renewed') as renewed,
                   count(*) filter (where type = 'contract_cancelled') as cancelled
            from (select distinct on (s.account_id) s.type
                  from signal_day s
                  join account a on a.account_id = s.account_id and %s
                  left join score_current c on c.account_id = s.account_id
                  left join %s p on p.account_id = s.account_id
                  where s.type in ('contract_renewed', 'contract_cancelled')
                    and s.day > :day::date - :days and s.day <= :day
                    and (p.account_id is not null or c.state = 'churned' and c.day <= :day)
                  order by s.account_id, s.last_at desc, s.type desc) last
            """;

    /** Who is pending is in neither sum; who left before is closed no more, and is in the second one. */
    private static final String RETENTION = """
            select sum(case when p.state = 'churned' then 0 else coalesce(p.spend, 0) end) / sum(base.spend)
            from score_day base
            join account a on a.account_id = base.account_id and %s
            left join score_current c on c.account_id = base.account_id
            left join %s p on p.account_id = base.account_id
            where base.day = :day::date - 365 and base.state <> 'churned' and base.spend > 0
              and (p.account_id is not null or c.state = 'churned' and c.day <= :day)
            """;

    private final JdbcClient jdbc;

    PortfolioRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Group> groups(Moment moment, PortfolioFilter filter) {
        return query(GROUPS.formatted(source(moment, filter)), moment, filter)
                .query(PortfolioRows::group)
                .list();
    }

    Renewed renewals(Moment moment, PortfolioFilter filter) {
        return query(RENEWALS.formatted(filter.condition(), source(moment, filter)), moment, filter)
                .query((row, index) -> new Renewed(row.getLong("renewed"), row.getLong("cancelled")))
                .single();
    }

    /** Empty when nobody spent anything a year ago. */
    Optional<BigDecimal> retention(Moment moment, PortfolioFilter filter) {
        return query(RETENTION.formatted(filter.condition(), source(moment, filter)), moment, filter)
                .query(BigDecimal.class)
                .optional();
    }

    private JdbcClient.StatementSpec query(String sql, Moment moment, PortfolioFilter filter) {
        return jdbc.sql(sql)
                .params(filter.parameters())
                .param("day", moment.day())
                .param("days", PortfolioReader.RENEWAL_DAYS);
    }

    private static String source(Moment moment, PortfolioFilter filter) {
        return (moment.live() ? NOW : THEN).formatted(filter.condition());
    }

    private static Group group(ResultSet row, int index) throws SQLException {
        return new Group(
                new Group.Bands(
                        row.getBoolean("churned"),
                        row.getString("band"),
                        row.getString("week"),
                        row.getString("month")),
                row.getLong("accounts"),
                row.getBigDecimal("spend"),
                row.getLong("unregistered"),
                row.getBigDecimal("coverage"),
                new Group.Due(row.getLong("due"), row.getBigDecimal("due_spend")),
                scores((BigDecimal[]) row.getArray("scores").getArray(), (Long[])
                        row.getArray("scored").getArray()),
                instant(row.getObject("computed_at", OffsetDateTime.class)));
    }

    private static Map<BigDecimal, Long> scores(BigDecimal[] scores, Long[] accounts) {
        return IntStream.range(0, scores.length).boxed().collect(Collectors.toMap(i -> scores[i], i -> accounts[i]));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    record Renewed(long renewed, long cancelled) {}
}
