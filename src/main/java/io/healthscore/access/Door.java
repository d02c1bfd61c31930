package io.healthscore.access;

import java.util.Locale;
import java.util.Set;

/** What a call needs to be let in. */
enum Door {
    /** Nothing. */
    OPEN,
    /** Any key that is valid. */
    ANY_KEY,
    INGEST,
    READ,
    MANAGE;

    boolean admits(Set<Scope> scopes) {
        return switch (this) {
            case OPEN, ANY_KEY -> true;
            case INGEST -> scopes.contains(Scope.INGEST) || scopes.contains(Scope.MANAGE);
            case READ -> scopes.contains(Scope.READ) || scopes.contains(Scope.MANAGE);
            case MANAGE -> scopes.contains(Scope.MANAGE);
        };
    }

    /** The scope that it asks for, as written. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
