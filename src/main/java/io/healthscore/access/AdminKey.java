package io.healthscore.access;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * The key of the environment. It is compared, never stored: another value at the next start is another key, and the old one is
 * over. So whoever runs the service can always get in, and nobody can revoke that over HTTP.
 */
@Component
class AdminKey {

    private static final int SHORTEST = 20;

    private final String hash;

    AdminKey(AccessProperties properties) {
        var text = properties.adminKey().strip();
        if (!text.isEmpty() && text.codePointCount(0, text.length()) < SHORTEST) {
            throw new UnsafeStart(
                    "HEALTHSCORE_ADMIN_KEY is too short to keep anybody out.",
                    "Give it at least 20 characters, such as the output of: openssl rand -hex 24");
        }
        this.hash = text.isEmpty() ? "" : Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isSet() {
        return !hash.isEmpty();
    }

    boolean hasHash(String presented) {
        return isSet() && hash.equals(presented);
    }
}
