package io.healthscore.scoring;

import java.util.List;

/** Which part {@code of} is among {@code among}, counted in events: 0 to 1. */
public record Share(Selection of, Selection among, int window) implements Windowed {

    public Share {
        Check.days(window, "window");
    }

    @Override
    public Selection basis() {
        return among;
    }

    @Override
    public List<Selection> selections() {
        return List.of(among, of);
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        Series all = subject.series(among);
        double whole = all.count(from, to);
        if (whole == 0 || of.names().isEmpty()) {
            return Measurement.MISSING;
        }
        double part = subject.series(of).count(from, to);
        return Measurement.of(part / whole, part, whole, all.lastAt(from, to));
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        return Words.parts(label, unit, measurement);
    }
}
