package io.healthscore.scoring;

/** How a score is shown and which band it lies in. */
public record Grading(Scale scale, Bands bands) {

    public Grading {
        Check.that(
                bands.critical() <= scale.shown(0),
                "bands.critical must not be above the scale's lowest, " + Words.number(scale.shown(0)));
        Check.that(
                bands.healthy() <= scale.shown(100),
                "bands.healthy must not be above the scale's highest, " + Words.number(scale.shown(100)));
    }

    /** The band of a score of 0 to 100 that is rounded to two decimals, an override's too. */
    public Band band(double score) {
        return bands.of(scale.shown(score));
    }

    /** What is printed for it. */
    public String display(double score) {
        return scale.display(score);
    }
}
