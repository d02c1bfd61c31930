package io.healthscore.event;

import io.healthscore.signal.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives events of one account to another. */
@Component
class MovedEvents {

    private static final String NEXT = """
            select occurred_at from event where account_id = :accountId and occurred_at >= :from
            order by occurred_at limit 1
            """;

    /**
     * What both accounts have is one event; the content that is there stays, also of one that was voided. Says so for each
     * row, for Citus counts those among the copied that were not.
     */
    private static final String COPY = """
            insert into event (account_id, occurred_at, event_id, type, user_id, name, value, detail, properties, ignored,
                               received_at, voided_at)
            select :into, occurred_at, event_id, type, user_id, name, value, detail, properties, ignored, received_at,
                   voided_at
            from event where account_id = :accountId and occurred_at >= :from and occurred_at < :before
            order by occurred_at, event_id
            on conflict do nothing
            returning true
            """;

    private static final String DELETE = """
            delete from event where account_id = :accountId and occurred_at >= :from and occurred_at < :before
            """;

    private final JdbcClient jdbc;

    MovedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next day, from one on, on which the account has events. */
    Optional<LocalDate> next(String accountId, LocalDate from) {
        return jdbc.sql(NEXT)
                .param("accountId", accountId)
                .param("from", start(from))
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
    }

    Moved move(Merge merge, Days days) {
        int copied = jdbc.sql(COPY)
                .param("into", merge.into())
                .param("accountId", merge.from())
                .param("from", start(days.from()))
                .param("before", start(days.before()))
                .query(Boolean.class)
                .list()
                .size();
        int deleted = jdbc.sql(DELETE)
                .param("accountId", merge.from())
                .param("from", start(days.from()))
                .param("before", start(days.before()))
                .update();
        return new Moved(copied, deleted - copied);
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    /** @param duplicates those that the other account had already */
    record Moved(long events, long duplicates) {

        static final Moved NOTHING = new Moved(0, 0);

        Moved plus(Moved other) {
            return new Moved(events + other.events, duplicates + other.duplicates);
        }
    }
}
