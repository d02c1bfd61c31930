package io.healthscore.scoring;

/**
 * The mean of the events' values.
 *
 * @param halfLife days after which a value weighs half as much; {@link Value#FOREVER} to weigh all alike
 */
public record Mean(Selection of, int window, int halfLife) implements Windowed {

    public Mean {
        Check.days(window, "window");
        Check.days(halfLife, "halfLife");
    }

    @Override
    public Selection basis() {
        return of;
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        Series series = subject.series(of);
        double mean = series.mean(from, to, halfLife);
        return Double.isNaN(mean) ? Measurement.MISSING : Measurement.of(mean, series.lastAt(from, to));
    }
}
