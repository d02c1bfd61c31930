package io.healthscore.score;

import io.healthscore.model.AccountsByModel;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the models how many accounts each of them scores. */
@Component
class ScoredAccounts implements AccountsByModel {

    private final CurrentScores scores;

    ScoredAccounts(CurrentScores scores) {
        this.scores = scores;
    }

    @Override
    public Map<String, Long> count() {
        return scores.countByModel();
    }
}
