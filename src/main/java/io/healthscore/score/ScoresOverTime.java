package io.healthscore.score;

import io.healthscore.platform.Page;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** One account's scores, brought up to now before anything of them is answered. */
@Component
class ScoresOverTime {

    private final FreshScores fresh;
    private final PastScores past;
    private final ScoreHistory history;
    private final RulesNow rules;

    ScoresOverTime(FreshScores fresh, PastScores past, ScoreHistory history, RulesNow rules) {
        this.fresh = fresh;
        this.past = past;
        this.history = history;
        this.rules = rules;
    }

    ScoreDocument now(String accountId) {
        return fresh.of(accountId);
    }

    ScoreAnswer at(String accountId, LocalDate day) {
        fresh.refresh(List.of(accountId));
        return past.at(accountId, day, rules.read());
    }

    Page<HistoryRow> history(
            String accountId, LocalDate from, LocalDate to, Interval interval, ScoreHistory.Part part) {
        fresh.refresh(List.of(accountId));
        return history.of(accountId, from, to, interval, part);
    }
}
