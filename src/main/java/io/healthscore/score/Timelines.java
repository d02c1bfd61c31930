package io.healthscore.score;

import io.healthscore.account.Accounts;
import io.healthscore.account.UnknownAccount;
import io.healthscore.signal.EventType;
import io.healthscore.signal.Revision;
import io.healthscore.signal.Revisions;
import io.healthscore.signal.SignalReach;
import io.healthscore.signal.SignalReader;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what the scores of one account are made of, for answers that store nothing. */
@Component
class Timelines {

    private final Accounts accounts;
    private final Revisions revisions;
    private final SignalReader signals;
    private final StoredScores stored;

    Timelines(Accounts accounts, Revisions revisions, SignalReader signals, StoredScores stored) {
        this.accounts = accounts;
        this.revisions = revisions;
        this.signals = signals;
        this.stored = stored;
    }

    /**
     * The account's facts, and its overrides of every day from {@code from} on; no signals yet.
     *
     * @throws UnknownAccount when there is no such account
     */
    Timeline bare(String accountId, LocalDate from, Rules rules) {
        var ids = List.of(accountId);
        var facts = accounts.factsOf(ids).get(accountId);
        if (facts == null) {
            throw UnknownAccount.withId(accountId);
        }
        var firstDay = Optional.ofNullable(revisions.read(ids).get(accountId))
                .map(Revision::firstDay)
                .orElse(null);
        return Timeline.of(rules, facts, firstDay, SignalWindow.EMPTY).overridden(stored.overrides(accountId, from));
    }

    /** The same with the signals that the days from {@code from} to {@code to}, and the one before, need. */
    Timeline seeing(Timeline bare, Map<EventType, SignalReach> reach, LocalDate from, LocalDate to) {
        var id = bare.evidence().factsByDay().accountId();
        var window = signals.read(List.of(id), reach, from.minusDays(1), to).getOrDefault(id, SignalWindow.EMPTY);
        return bare.seeing(window);
    }
}
