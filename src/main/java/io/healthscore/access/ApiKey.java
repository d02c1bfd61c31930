package io.healthscore.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key, without its secret, which only its holder has.
 *
 * @param name whose it is
 * @param expiresAt null for a key without end
 * @param rotatedAt when it last got another secret; null if never
 * @param lastUsedAt to the minute; null if never
 */
record ApiKey(
        long id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    enum State {
        ACTIVE,
        EXPIRED,
        REVOKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ApiKey {
        scopes = Set.copyOf(scopes);
    }

    State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt != null && !expiresAt.isAfter(now) ? State.EXPIRED : State.ACTIVE;
    }
}
