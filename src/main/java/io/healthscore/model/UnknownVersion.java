package io.healthscore.model;

import java.io.Serial;

/** The scoring model has no version of this number. */
class UnknownVersion extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient VersionId id;

    UnknownVersion(VersionId id) {
        super("unknown version " + id.version() + " of model " + id.key());
        this.id = id;
    }

    VersionId id() {
        return id;
    }
}
