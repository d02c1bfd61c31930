package io.healthscore.score;

import io.healthscore.account.AccountErased;
import io.healthscore.platform.Columns;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code play_suggestion}: which play was suggested to whom and since when, and whether the account, if it was
 * at risk, has recovered since. Follows live scores alone, and costs nothing while neither plays nor the flag change.
 */
@Repository
class PlaySuggestions {

    /** For how long a suggestion is followed: a play that comes back within that time is the same suggestion. */
    private static final int FOLLOWED_DAYS = 84;

    private static final String BEGIN = """
            insert into play_suggestion (account_id, play, suggested_on)
            select u.account_id, u.play, date 'epoch' + u.day
            from unnest(:ids::text[], :plays::text[], :days::int[]) as u(account_id, play, day)
            where not exists (select from play_suggestion s
                              where s.account_id = u.account_id and s.play = u.play
                                and s.suggested_on > date 'epoch' + u.day - :followed)
            on conflict do nothing
            """;

    /** Who recovers and relapses on one day has not recovered. */
    private static final String AT_RISK = """
            update play_suggestion s
            set at_risk_on = coalesce(s.at_risk_on, date 'epoch' + u.day),
                recovered_on = nullif(s.recovered_on, date 'epoch' + u.day)
            from unnest(:ids::text[], :plays::text[], :days::int[]) as u(account_id, play, day)
            where s.account_id = u.account_id and s.play = u.play
              and s.suggested_on > date 'epoch' + u.day - :followed
              and (s.at_risk_on is null or s.recovered_on = date 'epoch' + u.day)
            """;

    private static final String RECOVER = """
            update play_suggestion s set recovered_on = date 'epoch' + u.day
            from unnest(:ids::text[], :days::int[]) as u(account_id, day)
            where s.account_id = u.account_id and s.at_risk_on is not null and s.recovered_on is null
            """;

    private final JdbcClient jdbc;

    PlaySuggestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void follow(SuggestionsChanged changed) {
        var suggested =
                changed.changes().stream().flatMap(SuggestionChange::suggested).toList();
        suggest(BEGIN, suggested);
        suggest(AT_RISK, suggested.stream().filter(Suggested::atRisk).toList());
        recover(changed.changes().stream().filter(SuggestionChange::recovered).toList());
    }

    private void suggest(String sql, List<Suggested> suggested) {
        if (suggested.isEmpty()) {
            return;
        }
        var columns = new Columns<>(suggested);
        jdbc.sql(sql)
                .param("ids", columns.texts(Suggested::accountId))
                .param("plays", columns.texts(Suggested::play))
                .param("days", columns.days(Suggested::day))
                .param("followed", FOLLOWED_DAYS)
                .update();
    }

    private void recover(List<SuggestionChange> recovered) {
        if (recovered.isEmpty()) {
            return;
        }
        var columns = new Columns<>(recovered);
        jdbc.sql(RECOVER)
                .param("ids", columns.texts(SuggestionChange::accountId))
                .param("days", columns.days(SuggestionChange::day))
                .update();
    }

    @EventListener
    void erase(AccountErased erased) {
        jdbc.sql("delete from play_suggestion where account_id = :id")
                .param("id", erased.accountId())
                .update();
    }

    /** A play that is suggested to an account, from this day on or, with {@code atRisk}, to one at risk from this day on. */
    record Suggested(String accountId, String play, LocalDate day, boolean atRisk) {}
}
