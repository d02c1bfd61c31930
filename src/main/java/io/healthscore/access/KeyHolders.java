package io.healthscore.access;

import io.healthscore.platform.StrictJson;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands keys out and takes them back. This replica believes none of them for longer than the change takes. */
@Component
class KeyHolders {

    private final SecureRandom random = new SecureRandom();
    private final KeyChanges changes;
    private final KnownKeys known;
    private final AdminKey adminKey;
    private final Tokens tokens;

    KeyHolders(KeyChanges changes, KnownKeys known, AdminKey adminKey, Tokens tokens) {
        this.changes = changes;
        this.known = known;
        this.adminKey = adminKey;
        this.tokens = tokens;
    }

    /** @param formerEndsAt when the secrets of before end; null for a new key */
    record Handed(ApiKey key, Secret secret, @Nullable Instant formerEndsAt) {}

    Handed make(StrictJson.Document body) {
        return make(ApiKeyRequest.of(body, now()));
    }

    Handed make(ApiKeyRequest request) {
        var secret = Secret.make(random);
        return new Handed(changes.make(request, secret), secret, null);
    }

    Handed rotate(long id, Rotation rotation) {
        var secret = Secret.make(random);
        var end = now().plus(rotation.overlap());
        var key = changes.rotate(id, secret, end);
        known.forget();
        return new Handed(key, secret, end);
    }

    void revoke(long id) {
        changes.revoke(id, thereIsAnotherWayIn());
        known.forget();
    }

    /** Whether the service can be managed without any of the keys that are stored. */
    boolean thereIsAnotherWayIn() {
        return adminKey.isSet() || tokens.areAccepted();
    }

    Instant now() {
        return changes.now();
    }
}
