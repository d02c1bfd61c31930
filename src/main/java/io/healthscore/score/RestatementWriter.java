package io.healthscore.score;

import io.healthscore.account.Accounts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what a recalculation computed, a page in one transaction, with what those days said before. It holds the locks
 * that live scoring takes, so that neither overwrites what the other knows better, and touches no current score: nothing
 * is announced.
 */
@Component
class RestatementWriter {

    private final Accounts accounts;
    private final CurrentScores current;
    private final RestatedDays days;
    private final RecalculationWork work;

    RestatementWriter(Accounts accounts, CurrentScores current, RestatedDays days, RecalculationWork work) {
        this.accounts = accounts;
        this.current = current;
        this.days = days;
        this.work = work;
    }

    /**
     * Writes a page and counts it as done. An account that was erased, or that another replica completed, is passed over.
     *
     * @throws Outpaced when a live score was stored meanwhile that knows more
     * @throws RecalculationOver when the recalculation was cancelled meanwhile
     */
    @Transactional
    public void write(Recalculation job, Collection<String> page, List<Restatement> restatements) {
        var alive = accounts.lockExisting(new TreeSet<>(page));
        var stored = current.lock(alive, List.of());
        var mine = work.take(job, page);
        var wanted = restatements.stream()
                .filter(restatement ->
                        mine.contains(restatement.accountId()) && alive.contains(restatement.accountId()))
                .toList();
        wanted.forEach(restatement -> check(restatement, stored));
        var closings = wanted.stream()
                .flatMap(restatement -> restatement.days().stream())
                .map(StoredRows::closing)
                .toList();
        work.count(job, mine.size(), days.store(job, closings));
    }

    private static void check(Restatement restatement, Map<String, StoredScore> stored) {
        var score = stored.get(restatement.accountId());
        if (score == null || !restatement.basis().covers(score.basis())) {
            throw new Outpaced(restatement.accountId());
        }
    }
}
