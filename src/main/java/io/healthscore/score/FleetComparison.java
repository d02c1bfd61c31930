package io.healthscore.score;

import io.healthscore.score.FleetMoves.MetricMove;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Compares all accounts' scores of two days. Only what one model version gave on both days is compared, so that a new
 * version is never taken for a change of the data; what a person judged, and who has left, is none either.
 */
@Repository
class FleetComparison {

    /** An offset keeps the answer from being parsed anew wherever a contribution is asked for. */
    private static final String LIVE = """
            (select *, array(select (m ->> 'contribution')::float8
                             from jsonb_array_elements(answer::jsonb -> 'metrics') m) as contributions
             from score_current offset 0)""";

    private static final String COMPARED = """
            select c.model_key, c.model_version, c.score - d.score as points,
                   c.contributions as after, d.contributions as before
            from %s c
            join account a on a.account_id = c.account_id and not a.excluded
            join score_day d on d.account_id = c.account_id and d.day = :since
            where c.day = :day and c.state <> 'churned'
              and (c.model_key, c.model_version) = (d.model_key, d.model_version)
              and not c.overridden and not d.overridden
              and c.score is not null and d.score is not null""";

    private static final String MOVES = """
            select count(*) as compared,
                   count(*) filter (where points < -:far) as fell,
                   count(*) filter (where points > :far) as rose
            from (%s) compared""";

    /** Summed up by position first: a definition is read once, not for every account. */
    private static final String METRIC = """
            select v.definition::jsonb #>> array['metrics', (position - 1)::text, 'key'] as key, sum(points) as points
            from (select model_key, model_version, position,
                         sum(coalesce(after[position], 0) - coalesce(before[position], 0)) as points
                  from (%s) compared
                  cross join lateral generate_subscripts(after, 1) position
                  where sign(points) = :sign and abs(points) > :far
                  group by model_key, model_version, position) moved
            join scoring_model v on v.key = moved.model_key and v.version = moved.model_version
            group by 1
            having sum(points) * :sign > 0
            order by abs(sum(points)) desc, 1
            limit 1""";

    private final JdbcClient jdbc;

    FleetComparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a day has begun that more than a tenth of the accounts have no score of yet. */
    boolean isUnfinished(LocalDate today) {
        return jdbc.sql(
                        "select 10 * count(*) filter (where day < :today and state <> 'churned') > count(*) from score_current")
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** @param live whether the later day is still open */
    FleetMoves moves(LocalDate since, LocalDate day, boolean live) {
        return jdbc.sql(MOVES.formatted(compared(live)))
                .param("since", since)
                .param("day", day)
                .param("far", FleetMoves.FAR)
                .query((row, index) -> new FleetMoves(row.getInt("compared"), row.getInt("fell"), row.getInt("rose")))
                .single();
    }

    /** The metric whose contributions moved most the way the moved accounts went; empty when none did. */
    Optional<MetricMove> metric(LocalDate since, LocalDate day, boolean live, boolean fall) {
        return jdbc.sql(METRIC.formatted(compared(live)))
                .param("since", since)
                .param("day", day)
                .param("far", FleetMoves.FAR)
                .param("sign", fall ? -1 : 1)
                .query((row, index) -> new MetricMove(row.getString("key"), row.getDouble("points")))
                .optional();
    }

    private static String compared(boolean live) {
        return COMPARED.formatted(live ? LIVE : "score_day");
    }
}
