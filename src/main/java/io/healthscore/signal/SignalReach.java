package io.healthscore.signal;

/**
 * How much of one type's past is needed to score a day.
 *
 * @param days how many days back, the day itself included; {@link #FOREVER} for all of them
 * @param lastBefore whether the newest signals before those days are needed as well (a state that still holds, the
 *     last use however long ago); read as one day's rows, so that a long silence costs nothing
 */
public record SignalReach(int days, boolean lastBefore) {

    public static final int FOREVER = Integer.MAX_VALUE;

    public SignalReach {
        if (days < 0) {
            throw new IllegalArgumentException("days must not be negative, but is " + days);
        }
    }

    /** The reach that satisfies both. */
    public SignalReach and(SignalReach other) {
        return new SignalReach(Math.max(days, other.days), lastBefore || other.lastBefore);
    }
}
