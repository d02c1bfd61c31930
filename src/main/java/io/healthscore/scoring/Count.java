package io.healthscore.scoring;

/** How many events there were. */
public record Count(Selection of, int window) implements Counted {

    public Count {
        Check.days(window, "window");
    }

    @Override
    public Selection basis() {
        return of;
    }

    @Override
    public boolean additive() {
        return true;
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        Series series = subject.series(of);
        return Measurement.of(series.count(from, to), series.lastAt(from, to));
    }
}
