package io.healthscore.scoring;

import java.util.Locale;

/** Where a score lies now, best first; {@link #INSUFFICIENT_DATA} where there is no score. */
public enum Band {
    HEALTHY,
    WATCH,
    POOR,
    CRITICAL,
    INSUFFICIENT_DATA;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As written in the API and the database, such as {@code insufficient_data}. */
    public String word() {
        return word;
    }
}
