package io.healthscore.event;

import io.healthscore.platform.Times;
import io.healthscore.signal.EventType;
import java.time.Clock;
import java.time.ZoneOffset;
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

    VoidedEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empties the event, and says of which type it was; empty if there is none, or it was voided before. */
    Optional<EventType> add(EventKey key) {
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
