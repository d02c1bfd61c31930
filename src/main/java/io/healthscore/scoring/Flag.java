package io.healthscore.scoring;

import java.util.Locale;

/** An alarm with hysteresis over the days' closing scores, unlike a {@link Band}, which is where the score lies now. */
public enum Flag {
    AT_RISK,
    EXPANSION_READY,
    DORMANT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As written in the API, the database and the models, such as {@code at_risk}. */
    public String word() {
        return word;
    }
}
