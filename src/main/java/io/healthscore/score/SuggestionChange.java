package io.healthscore.score;

import io.healthscore.account.AccountState;
import io.healthscore.score.PlaySuggestions.Begun;
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
 * @param newPlays the keys of those that were not suggested before
 * @param raised whether it has come to be at risk
 * @param recovered whether it is at risk no more; whoever has left has not recovered
 */
record SuggestionChange(
        String accountId, LocalDate day, boolean atRisk, Set<String> newPlays, boolean raised, boolean recovered) {

    static SuggestionChange of(StoredScore stored, DayScore now) {
        var atRisk = now.flags().raised().contains(Flag.AT_RISK);
        var wasAtRisk = stored.printed().flags().contains(Flag.AT_RISK.word());
        var newPlays = now.suggestions().stream().map(Suggestion::key).collect(Collectors.toCollection(TreeSet::new));
        newPlays.removeAll(stored.plays());
        return new SuggestionChange(
                stored.accountId(),
                now.day(),
                atRisk,
                newPlays,
                atRisk && !wasAtRisk,
                wasAtRisk && !atRisk && now.score().state() != AccountState.CHURNED);
    }

    boolean isAny() {
        return !newPlays.isEmpty() || raised || recovered;
    }

    Stream<Begun> begun() {
        return newPlays.stream().map(play -> new Begun(accountId, play, day, atRisk));
    }
}
