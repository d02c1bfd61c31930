package io.healthscore.scoring;

/** 100 x (promoters - detractors) / answers: -100 to 100. */
public record NetPromoterScore(Selection of, int window) implements Windowed {

    public NetPromoterScore {
        Check.days(window, "window");
    }

    @Override
    public Selection basis() {
        return of;
    }

    @Override
    public Measurement over(Subject subject, long from, long to) {
        Series series = subject.series(of);
        double answers = series.count(from, to);
        if (answers == 0) {
            return Measurement.MISSING;
        }
        double balance = series.count("promoter", from, to) - series.count("detractor", from, to);
        return Measurement.of(100 * balance / answers, series.lastAt(from, to));
    }
}
