package io.healthscore.scoring;

/** How many different names (features, milestones) there were. */
public record DistinctNames(Selection of, int window) implements Counted {

    public DistinctNames {
        Check.days(window, "window");
    }

    @Override
    public Selection basis() {
        return of;
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        Series series = subject.series(of);
        return Measurement.of(series.names(from, to), series.lastAt(from, to));
    }
}
