package io.healthscore.scoring;

import io.healthscore.account.AccountState;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * One day's close as the flags see it.
 *
 * @param score an override's if there is one; empty under a floor or when churned
 * @param shift the part of the move since the evaluation before that is not the customer's doing
 * @param expansion 0 to 100
 * @param enoughSignals whether as many of expansion's metrics agree as the model asks for
 * @param suspect whether the fleet-shift guard doubts the day's data: then scores raise and clear nothing
 */
public record Evaluation(
        LocalDate day,
        OptionalDouble score,
        AccountState state,
        Shift shift,
        double expansion,
        boolean enoughSignals,
        boolean suspect) {

    /**
     * In points, negative when it lowered the score.
     *
     * @param model what a new version did on the day it took over
     * @param other what an override that ended, or data that went missing or came back, did
     */
    public record Shift(double model, double other) {

        public static final Shift NONE = new Shift(0, 0);

        double total() {
            return model + other;
        }
    }
}
