package io.healthscore.event;

import io.healthscore.account.AccountIds;
import io.healthscore.account.UnknownAccount;
import io.healthscore.platform.StrictJson;
import io.healthscore.signal.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One account's events as they were sent, the newest first. */
@Component
class AccountLog {

    /** Read backwards along the primary key, month by month, and no further than the limit. */
    private static final String LIST = """
            select occurred_at, event_id, type, user_id, name, value, detail, properties, received_at
            from event
            where account_id = :accountId
              and occurred_at >= :from and occurred_at <= :at
              and (occurred_at, event_id) < (:at, :id)
              and (:type::text is null or type = :type)
              and voided_at is null
            order by occurred_at desc, event_id desc
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AccountLog(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A place in the list: what follows is older, or as old with a smaller id. */
    record Place(Instant at, String id) {

        static Place before(Instant at) {
            return new Place(at, "");
        }
    }

    /** The events that follow that place, from a time on. */
    List<EventView> list(String accountId, Instant from, Place after, @Nullable EventType type, int limit) {
        requireAccount(accountId);
        return jdbc.sql(LIST)
                .param("accountId", accountId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("type", type == null ? null : type.word())
                .param("limit", limit)
                .query((row, number) -> view(accountId, row))
                .list();
    }

    private void requireAccount(String accountId) {
        boolean known = AccountIds.allows(accountId)
                && jdbc.sql("select exists (select from account where account_id = :accountId)")
                        .param("accountId", accountId)
                        .query(Boolean.class)
                        .single();
        if (!known) {
            throw UnknownAccount.withId(accountId);
        }
    }

    private EventView view(String accountId, ResultSet row) throws SQLException {
        var properties = row.getString("properties");
        var envelope = new Envelope(
                accountId,
                row.getString("event_id"),
                time(row, "occurred_at"),
                row.getString("user_id"),
                time(row, "received_at"),
                properties);
        var detail = row.getString("detail");
        var event = Event.of(
                EventType.of(row.getString("type")).orElseThrow(),
                envelope,
                row.getString("name"),
                row.getBigDecimal("value"),
                detail == null ? Details.NONE : json.readValue(detail, Details.class));
        return EventView.of(
                event, properties == null ? null : StrictJson.read(properties).node());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
