package io.healthscore.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param keyId null for a token, for the key of the environment, and for nobody
 * @param name the key's name or the token's subject; empty for nobody
 * @param expiresAt null for one without end
 */
record Caller(
        Kind kind,
        @Nullable Long keyId,
        String name,
        Set<Scope> scopes,
        @Nullable Instant expiresAt) {

    enum Kind {
        KEY,
        TOKEN,
        /** Nobody in particular: the service is open. */
        OPEN
    }

    private static final Set<Scope> ALL = Set.copyOf(EnumSet.allOf(Scope.class));

    static final Caller ANYBODY = new Caller(Kind.OPEN, null, "", ALL, null);

    static final Caller ADMIN = new Caller(Kind.KEY, null, "HEALTHSCORE_ADMIN_KEY", ALL, null);

    Caller {
        scopes = Set.copyOf(scopes);
    }

    /** As the audit trail shows it, such as {@code key 12 (CRM)}; empty for nobody. */
    String title() {
        return switch (kind) {
            case KEY -> keyId == null ? "key " + name : "key " + keyId + " (" + name + ")";
            case TOKEN -> "token of " + name;
            case OPEN -> "";
        };
    }

    /** What tells it from all others. */
    Object identity() {
        return keyId == null ? kind + name : keyId;
    }

    /** In the order of their declaration. */
    Stream<String> scopeWords() {
        return scopes.stream().sorted().map(Scope::word);
    }

    String scopeList() {
        return scopeWords().collect(Collectors.joining(" "));
    }
}
