package io.healthscore.score;

import io.healthscore.scoring.FlagState;
import java.util.OptionalDouble;

/**
 * What the day after needs to know of a day.
 *
 * @param modelShift points that new model versions gave or took up to that day, summed up
 * @param coverage 0 to 1, as exact as it is stored; not a number, and so equal to none, where it is not known
 * @param override the score that a person had put in the model's place
 */
record Close(FlagState flags, double modelShift, double coverage, OptionalDouble override) {

    /** Coverage is kept to six decimals. */
    static final double COVERAGE_PRECISION = 1e-5;

    /** Before an account's first day. */
    static final Close NONE = new Close(FlagState.NONE, 0, 0, OptionalDouble.empty());

    static Close of(Mark mark) {
        return new Close(
                FlagStates.read(mark.flagState()),
                mark.appliedShift().doubleValue(),
                mark.coverage() == null ? Double.NaN : mark.coverage().doubleValue(),
                mark.overridden() ? mark.past().score() : OptionalDouble.empty());
    }
}
