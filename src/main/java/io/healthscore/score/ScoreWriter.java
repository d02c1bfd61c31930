package io.healthscore.score;

import io.healthscore.account.AccountState;
import io.healthscore.account.Accounts;
import io.healthscore.signal.Revisions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores computed scores in one transaction: under the lock of each account's row, never over one that knows more. What
 * changed is told by the row really replaced, so that two replicas never announce a change twice, nor go back.
 */
@Component
class ScoreWriter {

    private final Accounts accounts;
    private final Revisions revisions;
    private final ScoreTables tables;
    private final Clock clock;

    ScoreWriter(Accounts accounts, Revisions revisions, ScoreTables tables, Clock clock) {
        this.accounts = accounts;
        this.revisions = revisions;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * @return the ids of the accounts that still exist
     * @throws Outpaced when a stored score and a computed one each know something that the other does not
     */
    @Transactional
    public TreeSet<String> write(List<Update> updates) {
        var ids = updates.stream().map(Update::accountId).collect(Collectors.toCollection(TreeSet::new));
        var alive = new TreeSet<>(accounts.lockExisting(ids));
        var living = updates.stream()
                .filter(update -> alive.contains(update.accountId()))
                .toList();
        var stored = tables.lock(alive, neverScored(living));
        var computed = living.stream()
                .map(update -> Replacement.of(stored.get(update.accountId()), update))
                .toList();
        var replacements = computed.stream().filter(Replacement::isNews).toList();
        accounts.stateIs(changedStates(replacements));
        tables.store(replacements, now());
        revisions.markScored(computed.stream()
                .filter(replacement -> replacement.update().plan().isComplete())
                .collect(Collectors.toMap(replacement -> replacement.update().accountId(), Replacement::settled)));
        return alive;
    }

    private static Map<String, AccountState> changedStates(List<Replacement> replacements) {
        return replacements.stream()
                .filter(Replacement::changesState)
                .map(Replacement::update)
                .collect(Collectors.toMap(Update::accountId, Update::state));
    }

    private static List<String> neverScored(List<Update> updates) {
        return updates.stream()
                .filter(update -> update.plan().stored() == null)
                .map(Update::accountId)
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
