package io.healthscore.scoring;

/**
 * What must be known before a number is given.
 *
 * @param minimumCoverage 0 to 1 of the configured weight; below it there is no score
 * @param minimumAge days before which what is counted is missing rather than wrong; 0 for none
 */
public record Floors(double minimumCoverage, Confidence.Levels confidence, int minimumAge) {

    public Floors {
        Check.within(0, 1, minimumCoverage, "minimumCoverage");
        Check.that(minimumAge >= 0, "minimumAge must not be negative");
    }
}
