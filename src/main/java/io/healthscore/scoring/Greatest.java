package io.healthscore.scoring;

/** The greatest of the events' values: {@code max} in a model. */
public record Greatest(Selection of, int window) implements Windowed {

    public Greatest {
        Check.days(window, "window");
    }

    @Override
    public Selection basis() {
        return of;
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        Series series = subject.series(of);
        double greatest = series.greatest(from, to);
        return Double.isNaN(greatest) ? Measurement.MISSING : Measurement.of(greatest, series.lastAt(from, to));
    }
}
