package io.healthscore.score;

import io.healthscore.account.Accounts;
import io.healthscore.platform.OpenDay;
import io.healthscore.signal.Revisions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends overrides that have expired: their accounts' scores are stale from then on. */
@Component
class OverrideExpiry {

    private final Accounts accounts;
    private final Revisions revisions;
    private final Overrides overrides;
    private final OpenDay open;
    private final ApplicationEventPublisher events;

    OverrideExpiry(
            Accounts accounts,
            Revisions revisions,
            Overrides overrides,
            OpenDay open,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.revisions = revisions;
        this.overrides = overrides;
        this.open = open;
        this.events = events;
    }

    /**
     * Whoever of several ends one first announces it. The accounts' revisions move in any case and stay locked, so that
     * changes of an account's overrides follow one another.
     *
     * @return the ids of the accounts that exist
     */
    @Transactional
    public Set<String> end(SortedSet<String> accountIds, Instant now) {
        var alive = new TreeSet<>(accounts.lockExisting(accountIds));
        revisions.touch(alive, open.dirtyFrom(LocalDate.ofInstant(now, ZoneOffset.UTC)));
        overrides.expire(alive, now).stream().map(OverrideExpired::of).forEach(events::publishEvent);
        return alive;
    }
}
