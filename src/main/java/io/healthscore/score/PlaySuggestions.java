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
    static final int FOLLOWED_DAYS = 84;

    /** For how long after a suggestion a flag that is raised is what the play was for. */
    private static final int RAISED_WITHIN_DAYS = 28;

    private static final String BEGIN = """
            insert into play_suggestion (account_id, play, suggested_on, at_risk_on)
            select u.account_id, u.play, date 'epoch' + u.day, case when u.at_risk then date 'epoch' + u.day end
            from unnest(:ids::text[], :plays::text[], :days::int[], :atRisk::boolean[])
                as u(account_id, play, day, at_risk)
            where not exists (select from play_suggestion s
                              where s.account_id = u.account_id and s.play = u.play
                                and s.suggested_on > date 'epoch' + u.day - :followed)
            on conflict do nothing
            """;

    /** Who recovers and relapses on one day has not recovered. */
    private static final String RAISE = """
            update play_suggestion s set at_risk_on = coalesce(s.at_risk_on, date 'epoch' + u.day), recovered_on = null
            from unnest(:ids::text[], :days::int[]) as u(account_id, day)
            where s.account_id = u.account_id
              and (s.recovered_on = date 'epoch' + u.day
                   or s.at_risk_on is null and s.suggested_on > date 'epoch' + u.day - :raisedWithin)
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
        var changes = changed.changes();
        begin(changes.stream().flatMap(SuggestionChange::begun).toList());
        raise(changes.stream().filter(SuggestionChange::raised).toList());
        recover(changes.stream().filter(SuggestionChange::recovered).toList());
    }

    private void begin(List<Begun> begun) {
        if (begun.isEmpty()) {
            return;
        }
        var columns = new Columns<>(begun);
        jdbc.sql(BEGIN)
                .param("ids", columns.texts(Begun::accountId))
                .param("plays", columns.texts(Begun::play))
                .param("days", columns.days(Begun::day))
                .param("atRisk", columns.flags(Begun::atRisk))
                .param("followed", FOLLOWED_DAYS)
                .update();
    }

    private void raise(List<SuggestionChange> raised) {
        if (!raised.isEmpty()) {
            follow(RAISE, raised).param("raisedWithin", RAISED_WITHIN_DAYS).update();
        }
    }

    private void recover(List<SuggestionChange> recovered) {
        if (!recovered.isEmpty()) {
            follow(RECOVER, recovered).update();
        }
    }

    private JdbcClient.StatementSpec follow(String sql, List<SuggestionChange> changes) {
        var columns = new Columns<>(changes);
        return jdbc.sql(sql)
                .param("ids", columns.texts(SuggestionChange::accountId))
                .param("days", columns.days(SuggestionChange::day));
    }

    @EventListener
    void erase(AccountErased erased) {
        jdbc.sql("delete from play_suggestion where account_id = :id")
                .param("id", erased.accountId())
                .update();
    }

    /** A play that is suggested to an account from this day on. */
    record Begun(String accountId, String play, LocalDate day, boolean atRisk) {}
}
