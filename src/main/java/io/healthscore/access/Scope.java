package io.healthscore.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key may do. */
enum Scope {
    /** Send events and tracking calls, create and replace accounts. */
    INGEST,
    /** Every read, lookups and previews. */
    READ,
    /** Everything. */
    MANAGE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
