package io.healthscore.platform;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records who changed what, in the transaction of the change: either both are there or neither is. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        jdbc.sql("""
                        insert into audit (at, author, caller, action, subject, note, before, after)
                        values (:at, :author, :caller, :action, :subject, :note, :before, :after)
                        """)
                .param("at", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("author", entry.author())
                .param("caller", caller())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("note", entry.note())
                .param("before", text(entry.before()))
                .param("after", text(entry.after()))
                .update();
    }

    /** Removes what was recorded of an account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String accountId) {
        jdbc.sql("delete from audit where account_id = :accountId")
                .param("accountId", accountId)
                .update();
    }

    /** Whom the security chain let in. Nobody on a thread of the service's own, and where no keys are needed. */
    private static @Nullable String caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication.getName().isEmpty() ? null : authentication.getName();
    }

    private @Nullable String text(@Nullable Map<String, ?> fields) {
        return fields == null ? null : json.writeValueAsString(fields);
    }
}
