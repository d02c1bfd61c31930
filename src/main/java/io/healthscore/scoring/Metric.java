package io.healthscore.scoring;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A number computed from signals or facts, the curve that turns it into a metric score of 0 to 100, and how much that counts.
 *
 * @param label what a person reads
 * @param unit what the value is counted in, such as {@code days} or {@code %}; empty for none
 * @param category the key of its category; {@link Expansion#CATEGORY} for expansion's own
 * @param weight above 0, compared with the metrics of its category only; for expansion the points it brings at 100
 */
public record Metric(
        String key,
        String label,
        String unit,
        String category,
        double weight,
        Value value,
        Normalization normalization,
        Absence absence) {

    public Metric {
        Check.named(key, "a metric's key");
        Check.named(label, "label of metric " + key);
        Check.positive(weight, "weight of metric " + key);
    }

    /** What it is for the subject; an account below its own minimum age or without a curve leaves it missing. */
    Measurement measure(Subject subject) {
        return normalization.curve(subject.facts().segment()).isEmpty() ? Measurement.MISSING : measureAlone(subject);
    }

    /** The same whether or not there is anything to compare it with. */
    Measurement measureAlone(Subject subject) {
        if (subject.age() < absence.minimumAge().orElse(0)) {
            return Measurement.MISSING;
        }
        Measurement measured = value.measure(seenBy(subject));
        long lastAt = measured.lastEventAt();
        boolean old = lastAt != Measurement.NEVER && subject.day() - Subject.dayOf(lastAt) > absence.maxAge();
        return old && measured.isMeasured() ? Measurement.stale(lastAt) : measured;
    }

    /** The metric score, 0 to 100; empty when it is left out. */
    OptionalDouble score(Measurement measurement, @Nullable String segment) {
        if (!measurement.isMeasured()) {
            return absence.whenMissing().score();
        }
        return normalization
                .curve(segment)
                .map(curve -> OptionalDouble.of(curve.apply(measurement.value())))
                .orElseGet(absence.whenMissing()::score);
    }

    /** The first day on which age alone would let it be measured. */
    long measurableFrom(Subject subject) {
        if (!isComparable()) {
            return Long.MAX_VALUE;
        }
        long own = subject.facts().since().toEpochDay() + absence.minimumAge().orElse(0);
        return Math.max(own > subject.day() ? own : Long.MIN_VALUE, value.measurableFrom(seenBy(subject)));
    }

    /** The same with its own of these references, if it is ranked by one. */
    Metric comparedWith(FittedReferences references) {
        return normalization instanceof Percentile percentile
                ? new Metric(
                        key, label, unit, category, weight, value, percentile.comparedWith(references.of(key)), absence)
                : this;
    }

    /** Whether there is anything to compare it with, for an account of no segment and so for any. */
    boolean isComparable() {
        return normalization.curve(null).isPresent();
    }

    /** @param score empty when it is left out */
    String because(Measurement measurement, OptionalDouble score) {
        return switch (measurement.status()) {
            case MISSING -> label + (isComparable() ? ": no data" : ": too few accounts to compare with");
            case STALE ->
                label + ": last said " + LocalDate.ofEpochDay(Subject.dayOf(measurement.lastEventAt()))
                        + ", too long ago to count";
            case MEASURED -> value.describe(label, unit, measurement) + full() + rank(score);
        };
    }

    private String full() {
        return normalization instanceof Curve curve
                ? curve.full().map(full -> ", " + full.sentence(unit)).orElse("")
                : "";
    }

    private String rank(OptionalDouble score) {
        return normalization instanceof Percentile && score.isPresent()
                ? ", which ranks %d of 100 among the accounts that it is compared with"
                        .formatted(Math.round(score.getAsDouble()))
                : "";
    }

    private Subject seenBy(Subject subject) {
        return absence.minimumAge().isPresent()
                ? subject.withMinimumAge(absence.minimumAge().getAsInt())
                : subject;
    }
}
