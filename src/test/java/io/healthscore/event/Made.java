package io.healthscore.event;

import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events for tests, received half an hour after the test clock's start. */
final class Made {

    static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00Z");

    private Made() {}

    static Event login(String accountId, String id, String at) {
        return event(EventType.LOGIN, accountId, id, at, "u-1", null, null);
    }

    static Event feature(String accountId, String id, String at, String name) {
        return event(EventType.FEATURE_USED, accountId, id, at, null, name, null);
    }

    static Event spend(String accountId, String id, String at, int monthly) {
        return event(EventType.SPEND_RECORDED, accountId, id, at, null, null, BigDecimal.valueOf(monthly));
    }

    static Event event(
            EventType type,
            String accountId,
            String id,
            String at,
            @Nullable String userId,
            @Nullable String name,
            @Nullable BigDecimal value) {
        var envelope = new Envelope(accountId, id, Instant.parse(at), userId, RECEIVED, null);
        return Event.of(type, envelope, name, value, Details.NONE);
    }

    /** The same event of another account. */
    static Event at(String accountId, Event event) {
        var envelope = new Envelope(
                accountId, event.id(), event.occurredAt(), event.userId(), event.receivedAt(), event.properties());
        return Event.of(event.type(), envelope, event.name(), event.value(), event.details());
    }

    static String newAccount() {
        return "acme-" + UUID.randomUUID();
    }
}
