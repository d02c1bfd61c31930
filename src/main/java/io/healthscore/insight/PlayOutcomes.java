package io.healthscore.insight;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts, for each play, the accounts that it was suggested to, by whether they were touched and whether they recovered.
 * Accounts that have left count: leaving them out would flatter whatever was done for them.
 */
@Repository
class PlayOutcomes {

    /** A year as whole weeks. */
    private static final int DAYS = 364;

    /** A touch counts for a play that it names; a meeting, a call or an email for all that were suggested. */
    private static final String OUTCOMES = """
            with suggestion as (
                select distinct on (s.account_id, s.play) s.account_id, s.play, s.suggested_on, s.at_risk_on, s.recovered_on
                from play_suggestion s
                join account a on a.account_id = s.account_id
                where s.suggested_on > :today::date - :days and %s
                order by s.account_id, s.play, s.suggested_on),
            touch as materialized (
                select account_id, facet, day from signal_day
                where type = 'touchpoint_recorded' and day > :today::date - :days),
            touched as (
                select distinct s.account_id, s.play
                from suggestion s
                join touch t on t.account_id = s.account_id
                    and t.facet in (s.play, 'meeting', 'call', 'email')
                    and t.day between s.suggested_on
                        and least(s.recovered_on, coalesce(s.at_risk_on, s.suggested_on) + 28)),
            followed as (
                select s.play, :today::date - s.at_risk_on as followed, s.recovered_on - s.at_risk_on as took,
                       t.play is not null as touched
                from suggestion s
                left join touched t on t.account_id = s.account_id and t.play = s.play)
            select play, count(*) as suggested, count(*) filter (where touched) as touched,
                   count(*) filter (where touched and followed >= 28) as touched_28,
                   count(*) filter (where touched and followed >= 28 and took <= 28) as touched_recovered_28,
                   count(*) filter (where not touched and followed >= 28) as others_28,
                   count(*) filter (where not touched and followed >= 28 and took <= 28) as others_recovered_28,
                   count(*) filter (where touched and followed >= 84) as touched_84,
                   count(*) filter (where touched and followed >= 84 and took <= 84) as touched_recovered_84,
                   count(*) filter (where not touched and followed >= 84) as others_84,
                   count(*) filter (where not touched and followed >= 84 and took <= 84) as others_recovered_84
            from followed
            group by play
            %s
            order by suggested desc, play
            limit :limit
            """;

    private static final String AFTER = "having count(*) < :afterCount or count(*) = :afterCount and play > :afterPlay";

    private final JdbcClient jdbc;
    private final Clock clock;

    PlayOutcomes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those suggested to most accounts first. */
    Page<PlayOutcome> page(AccountChoice choice, Limits limits, @Nullable String cursor) {
        var parameters = choice.parameters();
        if (cursor != null) {
            var after = Cursor.decode(cursor, 2);
            parameters.put("afterCount", after.wholeNumber(0));
            parameters.put("afterPlay", after.text(1));
        }
        var found = jdbc.sql(OUTCOMES.formatted(choice.ofRecord(), cursor == null ? "" : AFTER))
                .params(parameters)
                .param("today", LocalDate.now(clock))
                .param("days", DAYS)
                .param("limit", limits.withOneMore())
                .query(PlayOutcomes::read)
                .list();
        return Page.of(found, limits, last -> Cursor.encode(Long.toString(last.suggested()), last.key()));
    }

    private static PlayOutcome read(ResultSet row, int index) throws SQLException {
        return new PlayOutcome(
                row.getString("play"),
                row.getLong("suggested"),
                row.getLong("touched"),
                recovery(row, "28"),
                recovery(row, "84"));
    }

    private static Recovery recovery(ResultSet row, String days) throws SQLException {
        return Recovery.of(group(row, "touched", days), group(row, "others", days));
    }

    private static Recovery.Group group(ResultSet row, String side, String days) throws SQLException {
        return Recovery.Group.of(row.getLong(side + "_" + days), row.getLong(side + "_recovered_" + days));
    }
}
