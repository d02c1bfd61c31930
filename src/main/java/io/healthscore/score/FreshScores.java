package io.healthscore.score;

import io.healthscore.account.UnknownAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The current scores, computed first where they are stale: whatever was acknowledged before the question is in the
 * answer, on every replica. One statement tells whether the stored score is still that of now; an
 * override that has expired meanwhile is ended first.
 */
@Component
class FreshScores {

    private static final String NOW = """
            (select max(activation_id) from model_activation) as activation_now,
            (select coalesce(sum(moves), 0) from feed_start) as moves_now,
            coalesce(r.revision, 0) as revision_now""";

    private static final String ONE = """
            select c.answer, c.day, c.activation, c.feed_moves, c.revision, c.override_until,
                   %s
            from score_current c left join signal_revision r on r.account_id = c.account_id
            where c.account_id = ?
            """.formatted(NOW);

    private static final String EXISTS = "select exists (select from account where account_id = ?)";

    private static final String STALE = """
            select stored.account_id
            from (select a.account_id, c.day, c.activation, c.feed_moves, c.revision, c.override_until,
                         %s
                  from account a
                  left join score_current c on c.account_id = a.account_id
                  left join signal_revision r on r.account_id = a.account_id
                  where a.account_id = any(:ids)) stored
            where day is null or day < :today
               or (activation, feed_moves, revision) is distinct from (activation_now, moves_now, revision_now)
               or override_until <= :now
            order by stored.account_id
            """.formatted(NOW);

    /** An account that is erased and comes back in between has no score when it is read again. */
    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final Scores scores;
    private final RulesNow rules;
    private final ExpiredOverrides overrides;

    FreshScores(JdbcClient jdbc, Scores scores, RulesNow rules, ExpiredOverrides overrides) {
        this.jdbc = jdbc;
        this.scores = scores;
        this.rules = rules;
        this.overrides = overrides;
    }

    /** @throws UnknownAccount when there is no such account */
    ScoreDocument of(String accountId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = find(accountId);
            if (found.isFresh() || attempt > 0 && found.answer() != null) {
                return new ScoreDocument(Objects.requireNonNull(found.answer()));
            }
            if (found.isOver()) {
                overrides.endOf(List.of(accountId));
            }
            scores.bringUpToDate(List.of(accountId), Scores.DEPTH_OF_A_READ);
        }
        // It was erased each time before it was scored: there were moments, and this is one, when it did not exist.
        throw UnknownAccount.withId(accountId);
    }

    /** Brings those of these accounts up to now that are not. */
    void refresh(Collection<String> accountIds) {
        if (accountIds.isEmpty()) {
            return;
        }
        var stale = jdbc.sql(STALE)
                .param("ids", accountIds.toArray(String[]::new))
                .param("today", rules.today())
                .param("now", rules.now().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        if (!stale.isEmpty()) {
            overrides.endOf(stale);
        }
        scores.bringUpToDate(stale, Scores.DEPTH_OF_A_READ);
    }

    private Found find(String accountId) {
        return jdbc.sql(ONE).param(accountId).query(this::found).optional().orElseGet(() -> unscored(accountId));
    }

    private Found unscored(String accountId) {
        if (!jdbc.sql(EXISTS).param(accountId).query(Boolean.class).single()) {
            throw UnknownAccount.withId(accountId);
        }
        return Found.NOTHING;
    }

    private Found found(ResultSet row, int index) throws SQLException {
        var answer = row.getString("answer");
        boolean over = isOver(row.getObject("override_until", OffsetDateTime.class));
        boolean fresh = !row.getObject("day", LocalDate.class).isBefore(rules.today())
                && row.getLong("activation") == row.getLong("activation_now")
                && row.getLong("feed_moves") == row.getLong("moves_now")
                && row.getLong("revision") == row.getLong("revision_now")
                && !over;
        return new Found(answer, fresh, over);
    }

    private boolean isOver(@Nullable OffsetDateTime until) {
        return until != null && !until.toInstant().isAfter(rules.now());
    }

    /** @param isOver whether the override that it is has expired */
    private record Found(@Nullable String answer, boolean isFresh, boolean isOver) {

        static final Found NOTHING = new Found(null, false, false);
    }
}
