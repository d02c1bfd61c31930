package io.healthscore.scoring;

/** On how many days there was any event. */
public record ActiveDays(Selection of, int window) implements Counted {

    public ActiveDays {
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
        return Measurement.of(series.activeDays(from, to), series.lastAt(from, to));
    }

    @Override
    public String called(String label) {
        return "active days";
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        if (measurement.whole() > 0) {
            return "%s of %s, which is like %s of %d"
                    .formatted(
                            Words.quantity(measurement.part(), "active days"),
                            Words.number(measurement.whole()),
                            Words.number(measurement.value()),
                            window);
        }
        String days = Words.quantity(measurement.value(), "active days");
        return window == FOREVER ? days : days + " of " + window;
    }
}
