package io.healthscore.event;

import static java.util.Map.entry;

import io.healthscore.platform.Columns;
import io.healthscore.signal.Days;
import io.healthscore.signal.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code event}: appended, never changed. */
@Component
class EventLog {

    private static final String INSERT = """
            insert into event (account_id, occurred_at, event_id, type, user_id, name, value, detail, properties, ignored,
                               received_at)
            select account_id, timestamptz 'epoch' + occurred_at * interval '1 microsecond', event_id, type, user_id, name,
                   value::numeric, detail::jsonb, properties::jsonb, ignored,
                   timestamptz 'epoch' + received_at * interval '1 microsecond'
            from unnest(:eventAccountIds::text[], :occurredAts::bigint[], :eventIds::text[], :eventTypes::text[],
                        :userIds::text[], :names::text[], :values::text[], :details::text[], :properties::text[],
                        :ignored::boolean[], :receivedAts::bigint[])
                 as u(account_id, occurred_at, event_id, type, user_id, name, value, detail, properties, ignored,
                      received_at)
            where %s
            on conflict do nothing
            returning account_id, occurred_at, event_id
            """;

    private static final String APPEND = appendWhere("true");

    private static final String COUNTED = """
            select occurred_at, event_id, type, user_id, name, value, detail from event
            where account_id = :accountId and occurred_at >= :from and occurred_at < :before and not ignored
            """;

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final EventSettings settings;

    EventLog(JdbcClient jdbc, JsonMapper json, EventSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    /** Appends those that are not there yet, and says which these are. Their order is that in which keys are locked. */
    Set<EventKey> append(Collection<Event> events) {
        var appended = jdbc.sql(APPEND)
                .params(parameters(events))
                .query((row, number) -> new EventKey(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)))
                .list();
        return new HashSet<>(appended);
    }

    /** The statement that {@linkplain #append appends} those of these {@link #parameters} which a condition holds for. */
    static String appendWhere(String condition) {
        return INSERT.formatted(condition);
    }

    Map<String, Object> parameters(Collection<? extends Event> events) {
        var rows = new Columns<Event>(List.copyOf(events));
        return Map.ofEntries(
                entry("eventAccountIds", rows.texts(Event::accountId)),
                entry("occurredAts", rows.micros(Event::occurredAt)),
                entry("eventIds", rows.texts(Event::id)),
                entry("eventTypes", rows.texts(event -> event.type().word())),
                entry("userIds", rows.texts(Event::userId)),
                entry("names", rows.texts(Event::name)),
                entry("values", rows.numbers(Event::value)),
                entry("details", rows.texts(event -> json(event.details()))),
                entry("properties", rows.texts(Event::properties)),
                entry("ignored", rows.flags(event -> !counts(event))),
                entry("receivedAts", rows.micros(Event::receivedAt)));
    }

    /** Whether the event counts for signals. */
    boolean counts(Event event) {
        return !settings.ignores(event);
    }

    private @Nullable String json(Details details) {
        return details.equals(Details.NONE) ? null : json.writeValueAsString(details);
    }

    /** Counts again what counts of the account's events on these days. */
    DailyCounts count(String accountId, Days days) {
        var counts = new DailyCounts();
        jdbc.sql(COUNTED)
                .withFetchSize(ROWS_AT_ONCE)
                .param("accountId", accountId)
                .param("from", days.from().atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("before", days.before().atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counts.add(event(accountId, row));
                });
        return counts;
    }

    private Event event(String accountId, ResultSet row) throws SQLException {
        var occurredAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
        var envelope = new Envelope(
                accountId, row.getString("event_id"), occurredAt, row.getString("user_id"), occurredAt, null);
        var detail = row.getString("detail");
        return Event.of(
                EventType.of(row.getString("type")).orElseThrow(),
                envelope,
                row.getString("name"),
                row.getBigDecimal("value"),
                detail == null ? Details.NONE : json.readValue(detail, Details.class));
    }

    void erase(String accountId) {
        jdbc.sql("delete from event where account_id = :accountId")
                .param("accountId", accountId)
                .update();
    }
}
