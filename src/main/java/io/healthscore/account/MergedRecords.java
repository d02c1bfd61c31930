package io.healthscore.account;

import io.healthscore.account.AccountMerges.ExternalIdsMerged;
import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import io.healthscore.platform.Times;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Fills in what an account's record lacks with that of another, and tells the other packages. */
@Component
class MergedRecords {

    private final AccountRepository accounts;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    MergedRecords(AccountRepository accounts, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    ExternalIdsMerged merge(String from, String into) {
        var source = find(from);
        var target = find(into);
        var dropped = new TreeMap<>(source.record().externalIds());
        dropped.keySet().retainAll(target.record().externalIds().keySet());
        var moved = new TreeMap<>(source.record().externalIds());
        moved.keySet().removeAll(dropped.keySet());
        // The latest event says what holds now, and what the record says goes on to hold.
        var now = Times.cut(clock.instant());
        target.spendSaidBefore(source, now).ifPresent(events::publishEvent);
        target.seatsSaidBefore(source, now).ifPresent(events::publishEvent);
        target.absorb(source, now);
        accounts.flush();
        events.publishEvent(new AccountsChanged(List.of(into), AccountsChanged.EVER));
        audit.record(AuditEntry.of("account.merged", "accounts/" + into).changed(null, Map.of("from", from)));
        return new ExternalIdsMerged(moved, dropped);
    }

    private Account find(String id) {
        return accounts.withId(id).orElseThrow(() -> UnknownAccount.withId(id));
    }
}
