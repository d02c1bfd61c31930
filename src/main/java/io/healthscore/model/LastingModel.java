package io.healthscore.model;

import java.io.Serial;

/** The model that is for all accounts that no other one takes cannot be deactivated: nothing would score these. */
class LastingModel extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String key;

    LastingModel(String key) {
        super("model " + key + " is always active");
        this.key = key;
    }

    String key() {
        return key;
    }
}
