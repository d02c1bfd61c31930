package io.healthscore.score;

import java.util.Locale;

/** Where a recalculation stands; the last three are final. */
enum RecalculationState {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    static RecalculationState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
