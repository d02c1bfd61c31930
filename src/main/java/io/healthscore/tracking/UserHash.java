package io.healthscore.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of a user's id beside the events: enough to know it again, and to forget it. */
final class UserHash {

    private static final int BYTES = 16;

    private UserHash() {}

    static Optional<String> of(@Nullable String userId) {
        return hash("user", userId);
    }

    static Optional<String> ofAnonymous(@Nullable String anonymousId) {
        return hash("anonymous", anonymousId);
    }

    private static Optional<String> hash(String kind, @Nullable String id) {
        return Optional.ofNullable(id).map(text -> hash(kind + "\0" + text));
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
