package io.healthscore.model;

import java.io.Serial;

/** There is no scoring model of this key. */
class UnknownModel extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String key;

    UnknownModel(String key) {
        super("unknown model " + key);
        this.key = key;
    }

    String key() {
        return key;
    }
}
