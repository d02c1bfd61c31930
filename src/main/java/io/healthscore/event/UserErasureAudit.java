package io.healthscore.event;

import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records that somebody was forgotten, and never who. */
@Component
class UserErasureAudit {

    private final Audit audit;

    UserErasureAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(UserErased erased) {
        audit.record(AuditEntry.of("user.erased", "users"));
    }
}
