package io.healthscore.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model as it is listed.
 *
 * @param activeVersion null while none is active
 * @param accounts how many it scores now
 */
record ModelView(
        String key,
        @Nullable Integer activeVersion,
        int latestVersion,
        @Nullable Long accounts) {

    static ModelView of(String key, @Nullable VersionId active, int latest, @Nullable Map<String, Long> counts) {
        return new ModelView(
                key,
                active == null ? null : active.version(),
                latest,
                counts == null ? null : counts.getOrDefault(key, 0L));
    }

    WithVersion with(@Nullable VersionView active) {
        return new WithVersion(key, activeVersion, latestVersion, accounts, active);
    }

    /** The same, with its active version in full. */
    record WithVersion(
            String key,
            @Nullable Integer activeVersion,
            int latestVersion,
            @Nullable Long accounts,
            @Nullable VersionView active) {}
}
