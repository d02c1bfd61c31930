package io.healthscore.scoring;

/** A value and the score it gets. */
public record Point(double value, double score) {

    public Point {
        Check.finite(value, "a point's value");
        Check.within(0, 100, score, "the score at " + Words.number(value));
    }
}
