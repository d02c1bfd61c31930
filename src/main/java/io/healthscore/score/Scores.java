package io.healthscore.score;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Brings stored scores up to now: the live score of today, and a closing for every day before it that was never closed
 * or has to be restated. Readers, the background and the sweep all come here.
 */
@Component
class Scores {

    /** Days of unscored history that a reader waits for; the rest is filled in the background. */
    static final int DEPTH_OF_A_READ = 400;

    static final int WHOLE_HISTORY = Integer.MAX_VALUE;

    /** How often a computation is repeated that another one outpaced. */
    static final RetryPolicy OUTPACED = RetryPolicy.builder()
            .maxRetries(8)
            .delay(Duration.ofMillis(4))
            .jitter(Duration.ofMillis(4))
            .multiplier(2)
            .includes(List.of(Outpaced.class, ConcurrencyFailureException.class))
            .build();

    /** Scores of a day that are held in memory at a time; an account's own days are never split. */
    private static final long DAYS_AT_A_TIME = 4000;

    private static final int ACCOUNTS_AT_A_TIME = 200;

    private final Computation computation;
    private final ScoreWriter writer;
    private final ScoringMeters meters;
    private final RetryTemplate retries = new RetryTemplate(OUTPACED);

    Scores(Computation computation, ScoreWriter writer, ScoringMeters meters) {
        this.computation = computation;
        this.writer = writer;
        this.meters = meters;
    }

    /** @param depth how many days of unscored history to compute at most, an account */
    void bringUpToDate(Collection<String> accountIds, int depth) {
        var ids = List.copyOf(new TreeSet<>(accountIds));
        for (int from = 0; from < ids.size(); from += ACCOUNTS_AT_A_TIME) {
            inPortions(ids.subList(from, Math.min(ids.size(), from + ACCOUNTS_AT_A_TIME)), depth);
        }
    }

    private void inPortions(List<String> ids, int depth) {
        boolean done = retries.invoke(() -> bringAtOnce(ids, depth));
        if (!done) {
            inPortions(ids.subList(0, ids.size() / 2), depth);
            inPortions(ids.subList(ids.size() / 2, ids.size()), depth);
        }
    }

    /** False, and nothing done, where that would be too much at once. */
    private boolean bringAtOnce(List<String> ids, int depth) {
        long start = System.nanoTime();
        var plans = computation.plans(ids, depth);
        int accounts = plans.plans().size();
        if (accounts > 1 && plans.days() > DAYS_AT_A_TIME) {
            return false;
        }
        if (accounts > 0) {
            writer.write(computation.of(plans));
            meters.scored(accounts, System.nanoTime() - start);
        }
        return true;
    }
}
