package io.healthscore.platform;

import org.jspecify.annotations.Nullable;

/**
 * How many items of a list are asked for: 1 to {@value #MOST}, by default {@value #DEFAULT}.
 */
public record Limits(int limit) {

    public static final int DEFAULT = 100;
    public static final int MOST = 1000;

    /** Refuses what is out of range, since a silently shorter page reads like the list's end. */
    public Limits {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest(Fault.parameter("limit", "must be between 1 and " + MOST));
        }
    }

    public static Limits of(@Nullable Integer asked) {
        return new Limits(asked == null ? DEFAULT : asked);
    }

    /** How many rows to read: one more tells whether there is a next page. */
    public int withOneMore() {
        return limit + 1;
    }
}
