package io.healthscore.access;

import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, rotates and revokes keys, and records who did it. */
@Component
class KeyChanges {

    private final ApiKeys keys;
    private final ApiKeySecrets secrets;
    private final Audit audit;
    private final Clock clock;

    KeyChanges(ApiKeys keys, ApiKeySecrets secrets, Audit audit, Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public ApiKey make(ApiKeyRequest request, Secret secret) {
        var key = keys.add(request, now());
        secrets.add(key.id(), secret.hash());
        audit.record(entry("api_key.made", key).changed(null, fields(key)));
        return key;
    }

    /**
     * Gives the key another secret.
     *
     * @param end when those of before end
     */
    @Transactional
    public ApiKey rotate(long id, Secret secret, Instant end) {
        var now = now();
        var key = keys.lock(id);
        if (key.state(now) != ApiKey.State.ACTIVE) {
            throw new KeyOver(key.state(now));
        }
        secrets.end(id, end, now);
        secrets.add(id, secret.hash());
        keys.rotated(id, now);
        audit.record(entry("api_key.rotated", key).changed(null, Map.of("name", key.name(), "formerEndsAt", end)));
        return keys.lock(id);
    }

    /** Of no effect on a key that was revoked before. */
    @Transactional
    public void revoke(long id, boolean evenTheLast) {
        var now = now();
        var managing = keys.lockManaging(now).stream().map(ApiKey::id).toList();
        var key = keys.lock(id);
        if (!evenTheLast && managing.equals(List.of(id))) {
            throw new LastManageKey();
        }
        if (key.state(now) != ApiKey.State.REVOKED) {
            keys.revoked(id, now);
            audit.record(entry("api_key.revoked", key).changed(fields(key), null));
        }
    }

    Instant now() {
        return Times.cut(clock.instant());
    }

    private static AuditEntry entry(String action, ApiKey key) {
        return AuditEntry.of(action, "api-keys/" + key.id());
    }

    private static Map<String, ?> fields(ApiKey key) {
        var fields = new HashMap<String, Object>();
        fields.put("name", key.name());
        fields.put("scopes", key.scopes().stream().sorted().map(Scope::word).toList());
        fields.put("expiresAt", key.expiresAt());
        return fields;
    }
}
