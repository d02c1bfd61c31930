package io.healthscore.score;

import io.healthscore.account.AccountErased;
import io.healthscore.model.ScoringModels;
import io.healthscore.platform.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What closed days said before they were recalculated, and after: for whoever has to account for both. */
@Repository
class RecalculationChanges {

    private static final String RECORD = """
            insert into recalculation_change (account_id, recalculation_id, day, changed_at,
                from_score, from_raw_score, from_band, from_model_key, from_model_version,
                to_score, to_raw_score, to_band, to_model_key, to_model_version)
            select d.account_id, :id, d.day, :now, d.score, d.raw_score, d.band, d.model_key, d.model_version,
                   n.score, n.raw_score, n.band, n.model_key, n.model_version
            from (select u.account_id, date 'epoch' + u.day as day, u.score::numeric as score,
                         u.raw_score::numeric as raw_score, u.band, u.model_key, u.model_version
                  from unnest(:ids::text[], :days::int[], :scores::text[], :rawScores::text[], :bands::text[],
                              :models::text[], :versions::int[])
                       as u (account_id, day, score, raw_score, band, model_key, model_version)) n
            join score_day d on d.account_id = n.account_id and d.day = n.day
            where (d.score, d.raw_score, d.band, d.model_key, d.model_version)
                is distinct from (n.score, n.raw_score, n.band, n.model_key, n.model_version)
            """;

    private static final String LIST = """
            select account_id, day, changed_at, from_score, from_raw_score, from_band, from_model_key, from_model_version,
                   to_score, to_raw_score, to_band, to_model_key, to_model_version
            from recalculation_change
            where recalculation_id = :id and (account_id, day) > (:afterId, :afterDay::date)
              and (:accountId::text is null or account_id = :accountId)
            order by account_id, day limit :limit
            """;

    private final JdbcClient jdbc;
    private final ScoringModels models;

    RecalculationChanges(JdbcClient jdbc, ScoringModels models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /**
     * Keeps what these closings are about to replace, where they say something else.
     *
     * @return how many do
     */
    int record(Recalculation job, List<Closing> closings, Instant now) {
        var rows = new Columns<>(closings);
        return jdbc.sql(RECORD)
                .param("id", job.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", rows.texts(Closing::accountId))
                .param("days", rows.days(Closing::day))
                .param("scores", rows.numbers(closing -> closing.row().score()))
                .param("rawScores", rows.numbers(Closing::rawScore))
                .param("bands", rows.texts(closing -> closing.row().band()))
                .param("models", rows.texts(closing -> closing.row().model()))
                .param("versions", rows.wholes(closing -> closing.row().modelVersion()))
                .update();
    }

    /** By account and day, after a position. */
    List<RecalculationChange> list(long id, @Nullable String accountId, Position after, int limit) {
        return jdbc.sql(LIST)
                .param("id", id)
                .param("accountId", accountId)
                .param("afterId", after.accountId())
                .param("afterDay", after.day())
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    @EventListener
    void erase(AccountErased erased) {
        jdbc.sql("delete from recalculation_change where account_id = :id")
                .param("id", erased.accountId())
                .update();
    }

    private RecalculationChange read(ResultSet row, int index) throws SQLException {
        return new RecalculationChange(
                row.getString("account_id"),
                row.getObject("day", LocalDate.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                said(row, "from_"),
                said(row, "to_"));
    }

    private RecalculationChange.Said said(ResultSet row, String side) throws SQLException {
        var score = row.getBigDecimal(side + "score");
        var model = new ScoreAnswer.Model(row.getString(side + "model_key"), row.getInt(side + "model_version"));
        return new RecalculationChange.Said(
                score,
                row.getBigDecimal(side + "raw_score"),
                score == null ? null : display(score, model),
                row.getString(side + "band"),
                model);
    }

    private String display(BigDecimal score, ScoreAnswer.Model model) {
        var version = models.version(model.key(), model.version());
        return version.model().grading().display(score.doubleValue());
    }

    /** Behind a row of the list. */
    record Position(String accountId, LocalDate day) {

        static final Position BEGINNING = new Position("", LocalDate.EPOCH);
    }
}
