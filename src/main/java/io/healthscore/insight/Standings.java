package io.healthscore.insight;

import io.healthscore.insight.Standing.InBand;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how all accounts stand: two statements that look at stored scores and at what waits, never at history. */
@Repository
class Standings {

    /** Every band of every model that scores somebody: a band that empties goes to 0 and does not vanish. */
    private static final String IN_BANDS = """
            with scored as (
                select c.model_key, c.band, c.score, a.spend, c.flags
                from score_current c
                join account a on a.account_id = c.account_id and not a.excluded
                where c.band <> '' and c.state <> 'churned')
            select m.model_key, b.band, count(s.band) as accounts, coalesce(sum(s.spend), 0) as spend,
                   count(s.score) as scored, coalesce(sum(s.score), 0) as points,
                   count(*) filter (where 'at_risk' = any (s.flags)) as at_risk,
                   count(*) filter (where 'expansion_ready' = any (s.flags)) as expansion_ready,
                   count(*) filter (where 'dormant' = any (s.flags)) as dormant
            from (select distinct model_key from scored) m
            cross join unnest(:bands::text[]) b (band)
            left join scored s on s.model_key = m.model_key and s.band = b.band
            group by m.model_key, b.band
            order by m.model_key, b.band
            """;

    /**
     * Whatever had come when a score was computed is in it: an account is behind since its score was computed or since it
     * was told that something changed, whichever is later. One that was not told of today yet is behind since midnight.
     */
    private static final String REST = """
            select waiting.*,
                   greatest(waiting.longest, case when days.unclosed > 0 then :midnight else 0 end) as behind,
                   days.unscored, days.unclosed, jobs.recalculations, jobs.accounts_left,
                   (select coalesce(extract(epoch from coalesce(finished_at, clock_timestamp()) - started_at), 0)
                    from sweep order by started_at desc limit 1) as sweep,
                   exists (select from fleet_shift where day = :today and suspect) as suspect
            from (select count(*) filter (where r.dirty_from is null) as stale,
                         count(*) filter (where r.dirty_from is not null) as restating,
                         coalesce(extract(epoch from max(
                             clock_timestamp() - greatest(r.stale_since, c.computed_at))), 0) as longest
                  from signal_revision r
                  left join score_current c on c.account_id = r.account_id
                  where r.stale) waiting
            cross join (select count(*) filter (where coalesce(c.band, '') = '') as unscored,
                               count(*) filter (where c.band <> '' and c.state <> 'churned' and c.day < :today) as unclosed
                        from account a
                        left join score_current c on c.account_id = a.account_id
                        where not a.excluded) days
            cross join (select count(*) as recalculations, coalesce(sum(total - done), 0) as accounts_left
                        from recalculation where state in ('queued', 'running')) jobs
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Standings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Standing read() {
        var inBands = jdbc.sql(IN_BANDS)
                .param("bands", Groups.BANDS.toArray(String[]::new))
                .query((row, index) -> inBand(row))
                .list();
        var today = LocalDate.now(clock);
        return jdbc.sql(REST)
                .param("today", today)
                .param(
                        "midnight",
                        Duration.between(today.atStartOfDay(ZoneOffset.UTC).toInstant(), clock.instant())
                                .toSeconds())
                .query((row, index) -> standing(inBands, row))
                .single();
    }

    private static InBand inBand(ResultSet row) throws SQLException {
        return new InBand(
                row.getString("model_key"),
                row.getString("band"),
                row.getLong("accounts"),
                row.getBigDecimal("spend"),
                row.getLong("scored"),
                row.getBigDecimal("points"),
                Map.of(
                        "at_risk", row.getLong("at_risk"),
                        "expansion_ready", row.getLong("expansion_ready"),
                        "dormant", row.getLong("dormant")));
    }

    private static Standing standing(List<InBand> inBands, ResultSet row) throws SQLException {
        return new Standing(
                inBands,
                row.getDouble("unscored"),
                row.getDouble("unclosed"),
                row.getDouble("stale"),
                row.getDouble("restating"),
                Math.max(0, row.getDouble("behind")),
                row.getDouble("sweep"),
                row.getDouble("recalculations"),
                row.getDouble("accounts_left"),
                row.getBoolean("suspect") ? 1 : 0);
    }
}
