package io.healthscore.access;

import java.io.Serial;

/** There is no key of this id. */
class UnknownKey extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final long id;

    UnknownKey(long id) {
        super("No key " + id);
        this.id = id;
    }

    long id() {
        return id;
    }
}
