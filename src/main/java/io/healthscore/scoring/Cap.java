package io.healthscore.scoring;

import java.util.Optional;

/**
 * A rule that limits the score whatever the rest says.
 *
 * @param label what it means, for a person
 * @param minimumAge days an account must be old before it holds; 0 for none
 */
public record Cap(String key, String label, Condition when, int minimumAge, Limit atMost) {

    public Cap {
        Check.named(key, "a cap's key");
        Check.named(label, "label of cap " + key);
        Check.that(minimumAge >= 0, "minimumAge of cap " + key + " must not be negative");
        if (atMost instanceof Sliding sliding) {
            Check.that(
                    when.below().isPresent() || !sliding.curve().rises(),
                    "atMost must not rise: the farther above its condition a value is, the worse it is");
            Check.that(
                    when.above().isPresent() || !sliding.curve().falls(),
                    "atMost must not fall: the farther below its condition a value is, the worse it is");
        }
    }

    /** With its evidence when it holds, whatever the account's age. */
    Optional<CapHeld> heldBy(Subject subject) {
        Measurement evidence = when.value().measure(subject);
        return when.holds(evidence) ? Optional.of(CapHeld.of(this, evidence)) : Optional.empty();
    }

    /** The most a score may be, 0 to 100. */
    public sealed interface Limit {

        double at(double value);
    }

    /** The same limit whatever the value. */
    public record Fixed(double score) implements Limit {

        public Fixed {
            Check.within(0, 100, score, "atMost");
        }

        @Override
        public double at(double value) {
            return score;
        }
    }

    /** A limit that slides in with the value, so that it does not flap. */
    public record Sliding(Curve curve) implements Limit {

        @Override
        public double at(double value) {
            return curve.apply(value);
        }
    }
}
