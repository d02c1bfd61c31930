package io.healthscore.score;

import io.healthscore.account.UnknownAccount;
import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
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
    private final Clock clock;

    OverrideChanges(OverrideExpiry expiry, Overrides overrides, Clock clock) {
        this.expiry = expiry;
        this.overrides = overrides;
        this.clock = clock;
    }

    /** False when it takes the place of another one. */
    @Transactional
    public boolean set(String accountId, OverrideRequest request) {
        var now = hold(accountId);
        boolean first = !overrides.end(accountId, now);
        overrides.add(new AccountOverride(
                accountId, request.score(), request.reason(), request.author(), now, request.expiresAt(), null));
        return first;
    }

    @Transactional
    public void takeBack(String accountId) {
        var now = hold(accountId);
        if (!overrides.end(accountId, now)) {
            throw new NoOverride(accountId);
        }
    }

    /** An override that has expired is none any more. */
    private Instant hold(String accountId) {
        if (expiry.end(new TreeSet<>(List.of(accountId)), clock.instant()).isEmpty()) {
            throw UnknownAccount.withId(accountId);
        }
        return Times.cut(clock.instant());
    }
}
