package io.healthscore.score;

import java.time.Clock;
import java.util.Collection;
import java.util.TreeSet;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds overrides that have expired: every second all of them, and those of an account before its score is read. */
@Component
@Retryable(includes = PessimisticLockingFailureException.class, maxRetries = 5, delay = 10, jitter = 10)
class ExpiredOverrides {

    private static final int PAGE = 500;

    private final Overrides overrides;
    private final OverrideExpiry expiry;
    private final Clock clock;

    ExpiredOverrides(Overrides overrides, OverrideExpiry expiry, Clock clock) {
        this.overrides = overrides;
        this.expiry = expiry;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S")
    public void end() {
        int found = PAGE;
        while (found == PAGE && !Thread.currentThread().isInterrupted()) {
            var now = clock.instant();
            var expired = new TreeSet<>(overrides.expired(now, PAGE));
            end(expired);
            found = expired.size();
        }
    }

    public void endOf(Collection<String> accountIds) {
        end(new TreeSet<>(overrides.expiredOf(accountIds, clock.instant())));
    }

    private void end(TreeSet<String> expired) {
        if (!expired.isEmpty()) {
            expiry.end(expired, clock.instant());
        }
    }
}
