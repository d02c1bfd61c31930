package io.healthscore.event;

import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import io.healthscore.platform.Times;
import io.healthscore.signal.EventType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code event} of which nothing but identity and type is left: they are ignored, not listed, and still refused. */
@Component
class VoidedEvents {

    private static final String VOID = """
            update event set voided_at = :now, ignored = true, user_id = null, name = null, value = null, detail = null,
                             properties = null
            where account_id = :accountId and occurred_at = :occurredAt and event_id = :id and voided_at is null
            returning type
            """;

    private static final String VOIDED = """
            select exists (
                select from event
                where account_id = :accountId and occurred_at = :occurredAt and event_id = :id and voided_at is not null)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;

    VoidedEvents(JdbcClient jdbc, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** Empties the event, and says of which type it was; empty if there is none, or it was voided before. */
    Optional<EventType> add(EventKey key) {
        var type = empty(key);
        type.ifPresent(known -> audit.record(AuditEntry.of(
                        "event.voided",
                        "accounts/%s/events/%s"
                                .formatted(key.accountId(), EventId.of(key.id()).id()))
                .changed(Map.of("type", known.word(), "occurredAt", Times.print(key.occurredAt())), null)));
        return type;
    }

    private Optional<EventType> empty(EventKey key) {
        return jdbc.sql(VOID)
                .param("now", Times.cut(clock.instant()).atOffset(ZoneOffset.UTC))
                .param("accountId", key.accountId())
                .param("occurredAt", key.occurredAt().atOffset(ZoneOffset.UTC))
                .param("id", key.id())
                .query(String.class)
                .optional()
                .flatMap(EventType::of);
    }

    boolean has(EventKey key) {
        return jdbc.sql(VOIDED)
                .param("accountId", key.accountId())
                .param("occurredAt", key.occurredAt().atOffset(ZoneOffset.UTC))
                .param("id", key.id())
                .query(Boolean.class)
                .single();
    }
}
