package io.healthscore.score;

import io.healthscore.account.AccountErased;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what follows from computed scores into the tables of this package, and announces it. */
@Component
class ScoreTables {

    private final CurrentScores current;
    private final Closings closings;
    private final BandChanges changes;
    private final Announcer announcer;

    ScoreTables(CurrentScores current, Closings closings, BandChanges changes, Announcer announcer) {
        this.current = current;
        this.closings = closings;
        this.changes = changes;
        this.announcer = announcer;
    }

    Map<String, StoredScore> lock(Collection<String> accountIds, Collection<String> neverScored) {
        return current.lock(accountIds, neverScored);
    }

    void store(List<Replacement> replacements, Instant now) {
        if (replacements.isEmpty()) {
            return;
        }
        current.replace(announcer.rows(replacements, now));
        close(
                replacements.stream()
                        .flatMap(replacement -> replacement.update().closings().stream())
                        .map(StoredRows::closing)
                        .toList(),
                now);
        tell(replacements.stream()
                .map(replacement -> replacement.update().plan())
                .filter(Plan::isShortened)
                .flatMap(plan ->
                        closings.forgetBefore(plan.accountId(), plan.revision().firstDay()).stream()));
        var bandChanges = replacements.stream()
                .map(replacement -> replacement.bandChanged(now))
                .flatMap(Optional::stream)
                .toList();
        changes.record(bandChanges);
        bandChanges.forEach(announcer::announce);
        var moves = replacements.stream()
                .map(Replacement::moved)
                .flatMap(Optional::stream)
                .toList();
        if (!moves.isEmpty()) {
            announcer.announce(new ScoresMoved(moves));
        }
        announcer.announce(new SuggestionsChanged(replacements.stream()
                .map(Replacement::suggestionChange)
                .filter(SuggestionChange::isAny)
                .toList()));
    }

    private void close(List<Closing> days, Instant now) {
        closings.store(days, now);
        tell(days.stream().map(Closing::day));
    }

    private void tell(Stream<LocalDate> changed) {
        changed.min(Comparator.naturalOrder()).ifPresent(first -> announcer.announce(new DaysClosed(first)));
    }

    @EventListener
    void erase(AccountErased erased) {
        current.erase(erased.accountId());
        closings.erase(erased.accountId());
        changes.erase(erased.accountId());
    }
}
