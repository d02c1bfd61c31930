package io.healthscore.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change, for {@link Audit}.
 * <pre>{@code
 * AuditEntry.of("model.activated", "models/default").by(author, note).changed(Map.of("version", 2), Map.of("version", 3))
 * }</pre>
 *
 * @param action what was done, as {@code thing.past_tense}
 * @param subject the path of what was changed under {@code /api/v1}, such as {@code models/default} or
 *     {@code accounts/acme/score/override}; what is recorded of an account goes with it when it is erased
 * @param author who says that it was them; null if nobody does
 * @param before what is worth knowing of how it was, a few fields; null if it was not there
 * @param after what is worth knowing of how it is now; null if it is gone
 */
public record AuditEntry(
        String action,
        String subject,
        @Nullable String author,
        @Nullable String note,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after) {

    public static AuditEntry of(String action, String subject) {
        return new AuditEntry(action, subject, null, null, null, null);
    }

    public AuditEntry by(@Nullable String who, @Nullable String why) {
        return new AuditEntry(action, subject, who, why, before, after);
    }

    public AuditEntry changed(@Nullable Map<String, ?> was, @Nullable Map<String, ?> is) {
        return new AuditEntry(action, subject, author, note, was, is);
    }
}
