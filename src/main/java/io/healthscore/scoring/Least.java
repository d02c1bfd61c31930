package io.healthscore.scoring;

/** The least of the events' values: {@code min} in a model. */
public record Least(Selection of, int window) implements Windowed {

    public Least {
        Check.days(window, "window");
    }

    @Override
    public Selection basis() {
        return of;
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        Series series = subject.series(of);
        double least = series.least(from, to);
        return Double.isNaN(least) ? Measurement.MISSING : Measurement.of(least, series.lastAt(from, to));
    }
}
