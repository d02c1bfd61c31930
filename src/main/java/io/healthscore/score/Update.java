package io.healthscore.score;

import io.healthscore.account.AccountState;
import java.util.List;

/**
 * What an account's scores have come to, ready to be written.
 *
 * @param closings the past days that were scored, oldest first
 * @param today the live score
 */
record Update(Plan plan, Basis basis, List<DayScore> closings, DayScore today, Trend trend) {

    String accountId() {
        return plan.accountId();
    }

    AccountState state() {
        return today.score().state();
    }
}
