package io.healthscore.score;

import java.util.Collection;
import org.springframework.stereotype.Component;

/** Brings accounts up to now, their whole history, before something builds on their closings. */
@Component
class UpToDate {

    private final Scores scores;
    private final Computation computation;

    UpToDate(Scores scores, Computation computation) {
        this.scores = scores;
        this.computation = computation;
    }

    /** What is known of those of these accounts that exist, once all that was known before is in their closings. */
    Plans of(Collection<String> accountIds) {
        var known = computation.plans(accountIds, Scores.WHOLE_HISTORY);
        var behind = known.behind();
        if (behind.isEmpty()) {
            return known;
        }
        scores.bringUpToDate(behind, Scores.WHOLE_HISTORY);
        return computation.plans(accountIds, Scores.WHOLE_HISTORY);
    }
}
