package io.healthscore.simulation;

import io.healthscore.account.AccountFacts;
import io.healthscore.score.Evidence;
import io.healthscore.scoring.Score;
import io.healthscore.scoring.ScoringModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One account of a {@link Population}, ready to be scored on the day by any model whose reach was read.
 *
 * @param registered whether its facts were ever given; reference populations take no others
 * @param spend a month, as it is now; null if nobody ever said
 * @param facts of the day
 */
record Member(boolean registered, @Nullable BigDecimal spend, LocalDate day, AccountFacts facts, Evidence evidence) {

    String accountId() {
        return facts.accountId();
    }

    Score score(ScoringModel model) {
        return evidence.score(model, facts, day);
    }
}
