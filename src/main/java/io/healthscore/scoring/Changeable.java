package io.healthscore.scoring;

/** A value that can be compared with what it was before. */
public sealed interface Changeable extends Value permits Windowed, Latest {

    /** What it is now: for a flow over the {@code window} whole days up to yesterday. */
    Measurement now(Subject subject, int window);

    /** What it was: for a flow over the {@code before} days before those. */
    Measurement base(Subject subject, int window, int before);

    /** Whether a longer window gives more of it, so that windows of different lengths are compared per day. */
    default boolean additive() {
        return false;
    }

    /** Adds the past needed to compare with what was so many days ago. */
    void reach(Reach reach, int days);
}
