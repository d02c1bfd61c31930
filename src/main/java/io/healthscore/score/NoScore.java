package io.healthscore.score;

import io.healthscore.scoring.Insufficient;
import io.healthscore.scoring.Score;

/** There is no score on a day between which and another a move should be explained. */
class NoScore extends RuntimeException {

    NoScore(String accountId, Score score) {
        super("%s has no score on %s, so there is no move to explain: %s. Choose a day that has one."
                .formatted(
                        accountId,
                        score.day(),
                        score.insufficient().map(Insufficient::because).orElse("too little is measured")));
    }
}
