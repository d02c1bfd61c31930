package io.healthscore.score;

import io.healthscore.signal.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A computed score beside the locked row that it would replace.
 *
 * @throws Outpaced when each of the two knows something that the other does not
 */
record Replacement(StoredScore stored, Update update) {

    static Replacement of(@Nullable StoredScore stored, Update update) {
        if (stored == null) {
            // Erased and come back since it was computed.
            throw new Outpaced(update.accountId());
        }
        var replacement = new Replacement(stored, update);
        if (!replacement.isCovered() && !stored.basis().covers(update.basis())) {
            throw new Outpaced(update.accountId());
        }
        return replacement;
    }

    private boolean isCovered() {
        return stored.isFirst() || update.basis().covers(stored.basis());
    }

    /** Whether it says anything that the stored one does not: knows more, or as much of a longer history. */
    boolean isNews() {
        return isCovered() && (stored.isFirst() || !update.basis().equals(stored.basis()) || isDeeper());
    }

    /**
     * The revision that the account's closings have come to. {@link Revision#NONE} where a score that knows more is stored
     * already: whoever stored it need not have gone as deep, and what is computed here is not kept.
     */
    long settled() {
        return isCovered() ? update.basis().revision() : Revision.NONE;
    }

    boolean changesState() {
        return stored.isFirst()
                || !stored.printed().state().equals(update.state().word());
    }

    private boolean isDeeper() {
        return !update.closings().isEmpty();
    }

    /** The row to store; computed anew from the same basis, it keeps its time. */
    CurrentScore row(Instant now, JsonMapper json) {
        boolean same = update.basis().equals(stored.basis());
        var computedAt = same ? stored.computedAt() : now;
        var score = StoredRows.current(update.today(), update.trend(), update.basis(), historyFrom(), computedAt, json);
        return isUnchanged(score) ? score.changedAt(stored.changedAt()) : score;
    }

    private boolean isUnchanged(CurrentScore score) {
        return !stored.isFirst() && stored.printed().equals(Printed.of(score.row()));
    }

    private @Nullable LocalDate historyFrom() {
        var mine = update.plan().historyFrom();
        var theirs = update.plan().withinHistory(stored.historyFrom());
        if (mine == null || theirs == null) {
            return mine == null ? theirs : mine;
        }
        return theirs.isBefore(mine) && !stored.isFirst() && !update.plan().leavesGapAfter(stored) ? theirs : mine;
    }

    /** Under the version that the stored score is of it would still lie in the same band. */
    private boolean isByModel() {
        var expected = update.plan().stored();
        return expected != null
                && expected.printed().model().equals(stored.printed().model())
                && expected.printed().modelVersion() == stored.printed().modelVersion()
                && stored.printed().band().equals(update.live().formerBand());
    }

    SuggestionChange suggestionChange() {
        return SuggestionChange.of(stored, update.today());
    }

    /** Empty for a first score, and where the two say the same. */
    Optional<ScoresMoved.Move> moved() {
        var before = stored.printed();
        var after = Printed.of(StoredRows.row(update.today(), update.trend()));
        if (stored.isFirst() || before.equals(after)) {
            return Optional.empty();
        }
        return Optional.of(new ScoresMoved.Move(
                update.accountId(),
                ScoresMoved.Standing.of(before),
                ScoresMoved.Standing.of(after),
                update.trend().change7d(),
                !before.band().equals(after.band()) && isByModel()));
    }

    Optional<BandChanged> bandChanged(Instant now) {
        var before = stored.printed();
        var after = Printed.of(StoredRows.row(update.today(), update.trend()));
        if (stored.isFirst() || before.band().equals(after.band())) {
            return Optional.empty();
        }
        return Optional.of(new BandChanged(
                update.accountId(),
                update.basis().day(),
                now,
                before.band(),
                after.band(),
                before.score(),
                after.score(),
                after.model(),
                after.modelVersion(),
                update.basis().revision(),
                isByModel()));
    }
}
