package io.healthscore.scoring;

/** The sum of the events' values. */
public record Sum(Selection of, int window) implements Counted {

    public Sum {
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
        return Measurement.of(series.sum(from, to), series.lastAt(from, to));
    }
}
