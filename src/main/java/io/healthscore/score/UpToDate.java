package io.healthscore.score;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings accounts up to now, their whole history, before something builds on their closings. */
@Component
class UpToDate {

    private final Scores scores;
    private final Computation computation;
    private final RulesNow rules;

    UpToDate(Scores scores, Computation computation, RulesNow rules) {
        this.scores = scores;
        this.computation = computation;
        this.rules = rules;
    }

    /** What is known of those of these accounts that exist, once all that was known before is in their closings. */
    Known of(Collection<String> accountIds) {
        var known = read(accountIds);
        var behind = known.behind();
        if (behind.isEmpty()) {
            return known;
        }
        scores.bringUpToDate(behind, Scores.WHOLE_HISTORY);
        return read(accountIds);
    }

    private Known read(Collection<String> accountIds) {
        var now = rules.read();
        return new Known(now, computation.plans(accountIds, now, Scores.WHOLE_HISTORY));
    }

    /** The accounts as they were read, and the rules as they were before that. */
    record Known(Rules rules, List<Plan> plans) {

        private List<String> behind() {
            return plans.stream().filter(this::isBehind).map(Plan::accountId).toList();
        }

        private boolean isBehind(Plan plan) {
            var stored = plan.stored();
            return stored == null
                    || plan.revision().stale()
                    || !rules.basis(plan).equals(stored.basis());
        }
    }
}
