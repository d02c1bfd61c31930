package io.healthscore.model;

import java.io.Serial;

/** Two models would claim the same accounts equally, so that nothing says which of them scores these. */
class CompetingModels extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String key;
    private final String other;

    CompetingModels(String key, String other) {
        super("model " + key + " competes with " + other);
        this.key = key;
        this.other = other;
    }

    String key() {
        return key;
    }

    String other() {
        return other;
    }
}
