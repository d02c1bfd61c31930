package io.healthscore.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version as it was created; it never changes.
 *
 * @param definition JSON, as sent
 */
record StoredVersion(
        VersionId id,
        String definition,
        Instant createdAt,
        @Nullable String author,
        @Nullable String note) {}
