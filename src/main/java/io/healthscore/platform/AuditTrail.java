package io.healthscore.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What {@link Audit} recorded, newest first. */
@Component
class AuditTrail {

    private static final String LIST = """
            select audit_id, at, author, caller, action, subject, note, before, after
            from audit
            where audit_id < :below
              and at >= :from and at < :before
              and (:subject::text is null or subject = :subject or starts_with(subject, :subject || '/'))
              and (:action::text is null or action = :action)
            order by audit_id desc
            limit :limit
            """;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which changes.
     *
     * @param subject those of this one and of what lies under it
     */
    record Filter(
            TimeRange times,
            @Nullable String subject,
            @Nullable String action) {}

    record Recorded(
            long id,
            Instant at,
            @Nullable String author,
            @Nullable String caller,
            String action,
            String subject,
            @Nullable String note,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    List<Recorded> list(Filter filter, long below, int limit) {
        return jdbc.sql(LIST)
                .param("below", below)
                .param("from", filter.times().from().atOffset(ZoneOffset.UTC))
                .param("before", filter.times().before().atOffset(ZoneOffset.UTC))
                .param("subject", filter.subject())
                .param("action", filter.action())
                .param("limit", limit)
                .query(AuditTrail::recorded)
                .list();
    }

    private static Recorded recorded(ResultSet row, int number) throws SQLException {
        return new Recorded(
                row.getLong("audit_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                row.getString("caller"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("note"),
                json(row.getString("before")),
                json(row.getString("after")));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : StrictJson.read(text).node();
    }
}
