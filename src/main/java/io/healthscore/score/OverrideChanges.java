package io.healthscore.score;

import io.healthscore.account.UnknownAccount;
import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets overrides and takes them back. The account's revision moves in the same transaction: the next read has it in. */
@Component
@Retryable(includes = PessimisticLockingFailureException.class, maxRetries = 5, delay = 10, jitter = 10)
class OverrideChanges {

    private final OverrideExpiry expiry;
    private final Overrides overrides;
    private final Audit audit;
    private final Clock clock;

    OverrideChanges(OverrideExpiry expiry, Overrides overrides, Audit audit, Clock clock) {
        this.expiry = expiry;
        this.overrides = overrides;
        this.audit = audit;
        this.clock = clock;
    }

    /** False when it takes the place of another one. */
    @Transactional
    public boolean set(String accountId, OverrideRequest request) {
        var now = hold(accountId);
        var former = overrides.end(accountId, now).orElse(null);
        var override = new AccountOverride(
                accountId, request.score(), request.reason(), request.author(), now, request.expiresAt(), null);
        overrides.add(override);
        audit.record(entry("override.set", accountId)
                .by(override.author(), override.reason())
                .changed(fields(former), fields(override)));
        return former == null;
    }

    @Transactional
    public void takeBack(String accountId) {
        var now = hold(accountId);
        var former = overrides.end(accountId, now).orElseThrow(() -> new NoOverride(accountId));
        audit.record(entry("override.taken_back", accountId).changed(fields(former), null));
    }

    private static AuditEntry entry(String action, String accountId) {
        return AuditEntry.of(action, "accounts/%s/score/override".formatted(accountId));
    }

    private static @Nullable Map<String, ?> fields(@Nullable AccountOverride override) {
        return override == null ? null : Map.of("score", override.score(), "expiresAt", override.expiresAt());
    }

    /** An override that has expired is none any more. */
    private Instant hold(String accountId) {
        if (expiry.end(new TreeSet<>(List.of(accountId)), clock.instant()).isEmpty()) {
            throw UnknownAccount.withId(accountId);
        }
        return Times.cut(clock.instant());
    }
}
