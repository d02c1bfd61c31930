package io.healthscore.access;

import java.io.Serial;

/** Without this key nobody could manage the service any more. */
class LastManageKey extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    LastManageKey() {
        super("The last key with manage");
    }
}
