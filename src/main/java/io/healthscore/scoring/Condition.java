package io.healthscore.scoring;

import java.util.OptionalDouble;

/** A value above or below a number. What is missing or stale meets no condition. */
public record Condition(Value value, OptionalDouble above, OptionalDouble below) {

    public Condition {
        Check.that(above.isPresent() || below.isPresent(), "when needs above or below");
    }

    public static Condition above(Value value, double number) {
        return new Condition(value, OptionalDouble.of(number), OptionalDouble.empty());
    }

    public static Condition below(Value value, double number) {
        return new Condition(value, OptionalDouble.empty(), OptionalDouble.of(number));
    }

    boolean holds(Measurement measurement) {
        return measurement.isMeasured()
                && (above.isEmpty() || measurement.value() > above.getAsDouble())
                && (below.isEmpty() || measurement.value() < below.getAsDouble());
    }
}
