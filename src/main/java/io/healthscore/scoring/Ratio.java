package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One value divided by another. With nothing below the line it is missing, not infinite.
 *
 * @param denominatorAtLeast what a smaller denominator above 0 counts as; 0 for itself
 */
public record Ratio(Value numerator, Value denominator, double denominatorAtLeast) implements Value {

    public Ratio {
        Check.that(denominatorAtLeast >= 0, "denominatorAtLeast must not be negative");
    }

    @Override
    public Measurement measure(Subject subject) {
        Measurement above = numerator.measure(subject);
        Measurement below = denominator.measure(subject);
        if (!above.isMeasured() || !below.isMeasured() || below.value() <= 0) {
            return Measurement.MISSING;
        }
        double whole = Math.max(below.value(), denominatorAtLeast);
        return Measurement.of(
                above.value() / whole, above.value(), whole, Math.max(above.lastEventAt(), below.lastEventAt()));
    }

    @Override
    public int window() {
        return numerator.window();
    }

    @Override
    public List<Selection> selections() {
        return Stream.concat(numerator.selections().stream(), denominator.selections().stream())
                .toList();
    }

    @Override
    public void reach(Reach reach) {
        numerator.reach(reach);
        denominator.reach(reach);
    }

    @Override
    public long measurableFrom(Subject subject) {
        return Math.max(numerator.measurableFrom(subject), denominator.measurableFrom(subject));
    }

    @Override
    public void lacking(Subject subject, Set<EventType> types) {
        numerator.lacking(subject, types);
        denominator.lacking(subject, types);
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        return Words.parts(label, unit, measurement);
    }
}
