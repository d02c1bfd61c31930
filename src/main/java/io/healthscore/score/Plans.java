package io.healthscore.score;

import java.util.List;

/**
 * What has to be done for some accounts under the rules of one moment.
 *
 * @param plans one for each of the accounts that exists
 */
record Plans(Rules rules, List<Plan> plans) {

    /** The accounts whose scores do not know all that was known then. */
    List<String> behind() {
        return plans.stream().filter(this::isBehind).map(Plan::accountId).toList();
    }

    private boolean isBehind(Plan plan) {
        var stored = plan.stored();
        return stored == null || plan.revision().stale() || !rules.basis(plan).equals(stored.basis());
    }

    /** Days to score, of all of them. */
    long days() {
        return plans.stream().mapToLong(Plan::days).sum();
    }
}
