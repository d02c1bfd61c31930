package io.healthscore.scoring;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands on a day: what the model says, and what a person has put in its place.
 *
 * @param model the model's key
 * @param version of the model
 * @param score what that version says of the day
 * @param override the one in force; null without one
 */
public record Standing(
        String model, int version, Score score, @Nullable ScoreOverride override) {

    /** The score that counts, 0 to 100: the override's, else the model's under its caps; empty when there is neither. */
    public OptionalDouble points() {
        if (override != null) {
            return OptionalDouble.of(override.score());
        }
        return score.rating().isPresent()
                ? OptionalDouble.of(score.rating().get().score())
                : OptionalDouble.empty();
    }

    boolean isOfTheSameVersionAs(Standing other) {
        return version == other.version && model.equals(other.model);
    }

    String modelName() {
        return model + " version " + version;
    }
}
