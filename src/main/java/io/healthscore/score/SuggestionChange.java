package io.healthscore.score;

import io.healthscore.account.AccountState;
import io.healthscore.score.PlaySuggestions.Suggested;
import io.healthscore.scoring.Flag;
import io.healthscore.scoring.Suggestion;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the plays that are suggested to an account, and its being at risk, differ from what they were.
 *
 * @param plays the keys of those that were not suggested before; of all, where the account has come to be at risk
 * @param recovered whether it is at risk no more; whoever has left has not recovered
 */
record SuggestionChange(String accountId, LocalDate day, boolean atRisk, Set<String> plays, boolean recovered) {

    static SuggestionChange of(StoredScore stored, DayScore now) {
        var atRisk = now.flags().raised().contains(Flag.AT_RISK);
        var wasAtRisk = stored.printed().flags().contains(Flag.AT_RISK.word());
        var plays = now.suggestions().stream().map(Suggestion::key).collect(Collectors.toCollection(TreeSet::new));
        if (wasAtRisk || !atRisk) {
            plays.removeAll(stored.plays());
        }
        var stays = now.score().state() != AccountState.CHURNED;
        return new SuggestionChange(stored.accountId(), now.day(), atRisk, plays, wasAtRisk && !atRisk && stays);
    }

    boolean isAny() {
        return !plays.isEmpty() || recovered;
    }

    Stream<Suggested> suggested() {
        return plays.stream().map(play -> new Suggested(accountId, play, day, atRisk));
    }
}
