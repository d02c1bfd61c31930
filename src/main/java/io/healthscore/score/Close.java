package io.healthscore.score;

import io.healthscore.scoring.FlagState;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the day after needs to know of a day.
 *
 * @param modelShift points that new model versions gave or took up to that day, summed up
 * @param measured null where it is not known
 * @param override the score that a person had put in the model's place
 */
record Close(FlagState flags, double modelShift, @Nullable Measured measured, OptionalDouble override) {

    /** Before an account's first day. */
    static final Close NONE = new Close(FlagState.NONE, 0, null, OptionalDouble.empty());

    static Close of(Mark mark) {
        return new Close(
                FlagStates.read(mark.flagState()),
                mark.appliedShift().doubleValue(),
                mark.measured(),
                mark.overridden() ? mark.past().score() : OptionalDouble.empty());
    }
}
