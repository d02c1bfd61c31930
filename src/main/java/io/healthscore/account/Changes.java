package io.healthscore.account;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import io.healthscore.account.FactsByDay.Facts;
import io.healthscore.platform.OpenDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Follows up what changed in accounts' records: today's facts, and word to the other packages. */
@Component
class Changes {

    private final FactsWriter facts;
    private final OpenDay open;
    private final ApplicationEventPublisher events;

    Changes(FactsWriter facts, OpenDay open, ApplicationEventPublisher events) {
        this.facts = facts;
        this.open = open;
        this.events = events;
    }

    void follow(Collection<AccountChange> changes, Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var first = keepFacts(changes, day);
        changes.forEach(change -> publishStated(change, now));
        publishChanged(changes, day, change -> change.movesAge() || first.contains(change.accountId()));
        publishRegrouped(changes);
    }

    private void publishRegrouped(Collection<AccountChange> changes) {
        var ids = changes.stream()
                .filter(AccountChange::regroups)
                .map(AccountChange::accountId)
                .toList();
        if (!ids.isEmpty()) {
            events.publishEvent(new AccountsRegrouped(ids, changes.stream().anyMatch(AccountChange::movesTotals)));
        }
    }

    private Set<String> keepFacts(Collection<AccountChange> changes, LocalDate today) {
        var changed = new TreeMap<String, Facts>();
        changes.forEach(change -> change.newFacts().ifPresent(now -> changed.put(change.accountId(), now)));
        return changed.isEmpty() ? Set.of() : facts.keep(changed, today);
    }

    private void publishStated(AccountChange change, Instant now) {
        change.seatsStated(now).ifPresent(events::publishEvent);
        change.spendStated(now).ifPresent(events::publishEvent);
    }

    private void publishChanged(
            Collection<AccountChange> changes, LocalDate day, Predicate<AccountChange> touchesThePast) {
        var ids = changes.stream()
                .filter(AccountChange::matters)
                .collect(partitioningBy(touchesThePast, mapping(AccountChange::accountId, toList())));
        ids.forEach((past, accountIds) -> {
            if (!accountIds.isEmpty()) {
                events.publishEvent(new AccountsChanged(accountIds, past ? AccountsChanged.EVER : open.dirtyFrom(day)));
            }
        });
    }
}
