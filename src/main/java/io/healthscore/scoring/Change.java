package io.healthscore.scoring;

import java.util.List;

/**
 * By how many percent a value differs from what it was before: a flow over the {@code window} whole days up to yesterday
 * against the {@code before} days before them, scaled to the window's length if it adds up over days; a state against
 * what it was {@code window} days ago.
 *
 * @param minimumBase what the value must have been before, unscaled; below it, and at 0, the change is missing
 */
public record Change(Changeable value, int window, int before, double minimumBase) implements Value {

    public Change {
        Check.days(window, "window");
        Check.days(before, "before");
        Check.that(window < FOREVER && before < FOREVER, "change needs a window");
        Check.that(minimumBase >= 0, "minimumBase must not be negative");
    }

    @Override
    public Measurement measure(Subject subject) {
        Measurement now = value.now(subject, window);
        Measurement base = value.base(subject, window, before);
        if (!now.isMeasured() || !base.isMeasured() || base.value() < minimumBase || base.value() <= 0) {
            return Measurement.MISSING;
        }
        double was = value.additive() ? base.value() * window / before : base.value();
        return Measurement.of(
                        (now.value() - was) / was, now.value(), was, Math.max(now.lastEventAt(), base.lastEventAt()))
                .times(100);
    }

    @Override
    public List<Selection> selections() {
        return value.selections();
    }

    @Override
    public void reach(Reach reach) {
        value.reach(reach, (int) Math.min(FOREVER, 1L + window + before));
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        return "%s: %s (%s after %s)"
                .formatted(
                        label,
                        Words.quantity(measurement.value(), "%"),
                        Words.number(measurement.part()),
                        Words.number(measurement.whole()));
    }
}
