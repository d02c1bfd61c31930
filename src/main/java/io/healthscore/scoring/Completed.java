package io.healthscore.scoring;

/**
 * Which part of a list of names, such as the milestones of an onboarding, has come: 0 to 1.
 *
 * @param of narrowed to the list
 */
public record Completed(Selection of, int window) implements Counted {

    public Completed {
        Check.days(window, "window");
        Check.that(!of.names().any(), "completed needs names");
    }

    @Override
    public Selection basis() {
        return of;
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        int listed = of.names().listed().size();
        if (listed == 0) {
            return Measurement.MISSING;
        }
        Series series = subject.series(of);
        int reached = series.names(from, to);
        return Measurement.of((double) reached / listed, reached, listed, series.lastAt(from, to));
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        return Words.parts(label, unit, measurement);
    }
}
