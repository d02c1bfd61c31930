package io.healthscore.scoring;

/**
 * From which number on a band begins, written on the model's scale (for grades: the grade's floor). Compared with the
 * number as it is shown, so an 8 on a scale of 1 to 10 begins at 7.5.
 */
public record Bands(double healthy, double watch, double poor, double critical) {

    public Bands {
        Check.that(healthy > watch, "bands.healthy must be above bands.watch");
        Check.that(watch > poor, "bands.watch must be above bands.poor");
        Check.that(poor > critical, "bands.poor must be above bands.critical");
    }

    Band of(double shown) {
        if (shown >= healthy) {
            return Band.HEALTHY;
        }
        if (shown >= watch) {
            return Band.WATCH;
        }
        return shown >= poor ? Band.POOR : Band.CRITICAL;
    }
}
