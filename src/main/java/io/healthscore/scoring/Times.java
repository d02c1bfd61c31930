package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** A value multiplied, such as a share by 100 to give percent. */
public record Times(Value value, double factor) implements Value {

    public Times {
        Check.finite(factor, "times");
    }

    @Override
    public Measurement measure(Subject subject) {
        return value.measure(subject).times(factor);
    }

    @Override
    public int window() {
        return value.window();
    }

    @Override
    public List<String> names(Subject subject) {
        return value.names(subject);
    }

    @Override
    public OptionalLong since(Subject subject, Measurement measurement) {
        return value.since(subject, measurement);
    }

    @Override
    public List<Selection> selections() {
        return value.selections();
    }

    @Override
    public void reach(Reach reach) {
        value.reach(reach);
    }

    @Override
    public long measurableFrom(Subject subject) {
        return value.measurableFrom(subject);
    }

    @Override
    public void lacking(Subject subject, Set<EventType> types) {
        value.lacking(subject, types);
    }

    @Override
    public String called(String label) {
        return value.called(label);
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        return value.describe(label, unit, measurement);
    }
}
