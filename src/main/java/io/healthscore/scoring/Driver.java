package io.healthscore.scoring;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One part of why a score moved.
 *
 * @param key of the metric, the model or the cap; {@code override} for an override
 * @param change points, two decimals, never 0
 * @param before null where there was nothing yet: a cap that did not hold, no override
 * @param after null where there is nothing any more
 * @param because a sentence such as "active days fell from 15 to 7"
 */
public record Driver(
        Kind kind,
        String key,
        double change,
        @Nullable Side before,
        @Nullable Side after,
        String because) {

    /** What made the move. */
    public enum Kind {
        /** The customer's own doing, or data that went missing or came back. */
        METRIC,
        /** Another version, or another model. */
        MODEL,
        /** What caps took, or gave back. */
        CAP,
        /** A person's judgement, or its end. */
        OVERRIDE;

        /** As written in the API, such as {@code metric}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One of the two days.
     *
     * @param value what was measured: the metric's value, the cap's evidence; of a model its version; empty without one
     * @param score 0 to 100: the metric's score, the cap's limit, the raw score under the model, the override; empty when
     *     the metric is left out
     */
    public record Side(OptionalDouble value, OptionalDouble score) {

        static Side of(MetricScore metric) {
            return new Side(metric.value(), metric.score());
        }

        static Side of(CapHeld cap) {
            return new Side(OptionalDouble.of(cap.evidence().value()), OptionalDouble.of(cap.atMost()));
        }

        static Side ofModel(int version, double rawScore) {
            return new Side(OptionalDouble.of(version), OptionalDouble.of(rawScore));
        }

        static @Nullable Side of(@Nullable ScoreOverride override) {
            return override == null ? null : new Side(OptionalDouble.empty(), OptionalDouble.of(override.score()));
        }
    }
}
