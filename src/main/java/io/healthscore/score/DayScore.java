package io.healthscore.score;

import io.healthscore.account.AccountFacts;
import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.FlagState;
import io.healthscore.scoring.Score;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * One account's score on one day with its flags: what is stored, and what the next day follows from.
 *
 * @param flags after this day's evaluation
 * @param modelShift points that new model versions gave or took up to this day, summed up
 */
record DayScore(AccountFacts facts, ModelVersion version, Score score, FlagState flags, double modelShift) {

    LocalDate day() {
        return score.day();
    }

    Close close() {
        return new Close(flags, modelShift, score.coverage());
    }

    Trend.Past past() {
        return new Trend.Past(points(), modelShift);
    }

    /** The score, 0 to 100 and two decimals; empty where there is none. */
    OptionalDouble points() {
        return score.rating().map(rating -> OptionalDouble.of(rating.score())).orElse(OptionalDouble.empty());
    }
}
