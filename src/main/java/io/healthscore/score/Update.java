package io.healthscore.score;

import io.healthscore.account.AccountState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account's scores have come to, ready to be written.
 *
 * @param closings the past days that were scored, oldest first
 */
record Update(Plan plan, Basis basis, List<DayScore> closings, Live live) {

    /**
     * The live score.
     *
     * @param formerBand where it would lie under the version that the stored one is of; null when that is the same
     */
    record Live(DayScore day, Trend trend, @Nullable String formerBand) {}

    DayScore today() {
        return live.day();
    }

    Trend trend() {
        return live.trend();
    }

    String accountId() {
        return plan.accountId();
    }

    AccountState state() {
        return live.day().score().state();
    }
}
