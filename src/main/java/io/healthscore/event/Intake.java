package io.healthscore.event;

import static java.util.stream.Collectors.toCollection;

import io.healthscore.account.Accounts;
import io.healthscore.account.SeatsStated;
import io.healthscore.account.SpendStated;
import io.healthscore.event.AccountEvent.SeatsChanged;
import io.healthscore.event.AccountEvent.SpendRecorded;
import io.healthscore.platform.Fault;
import io.healthscore.signal.SignalRecorder;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens in the one transaction that takes events in. Locks accounts, events, signals and revisions, in this order,
 * as everybody does.
 */
@Component
class Intake {

    private static final Fault UNKNOWN = Fault.at(
            "/accountId", "names an account that nobody registered, and accounts are not created by events here");

    private static final Fault DROPPED = Fault.at("/occurredAt", "is in a month whose events are no longer kept");

    private final Accounts accounts;
    private final EventLog log;
    private final SignalRecorder signals;
    private final Months months;

    Intake(Accounts accounts, EventLog log, SignalRecorder signals, Months months) {
        this.accounts = accounts;
        this.log = log;
        this.signals = signals;
        this.months = months;
    }

    /** Stores and counts what is new among these, and says of each what became of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> take(List<? extends Event> events) {
        var kept = events.stream().filter(event -> !months.isDropped(event)).toList();
        var known = accounts.ensure(kept.stream().map(Event::accountId).collect(toCollection(TreeSet::new)));
        var distinct = new TreeMap<EventKey, Event>();
        kept.stream()
                .filter(event -> known.contains(event.accountId()))
                .forEach(event -> distinct.putIfAbsent(EventKey.of(event), event));
        var appended = log.append(distinct.values());
        if (appended.size() < distinct.size()) {
            distinct.keySet().retainAll(appended);
        }
        count(distinct.values());
        return events.stream().map(event -> outcome(event, known, appended)).toList();
    }

    private void count(Collection<Event> appended) {
        var counted = appended.stream().filter(log::counts).toList();
        keepStated(counted);
        signals.record(DailyCounts.of(counted.stream()));
    }

    private Outcome outcome(Event event, Set<String> known, Set<EventKey> appended) {
        if (months.isDropped(event)) {
            return Outcome.rejected(DROPPED);
        }
        if (!known.contains(event.accountId())) {
            return Outcome.rejected(UNKNOWN);
        }
        // Taken out, so that a repeat in the same batch is one.
        return appended.remove(EventKey.of(event)) ? Outcome.ACCEPTED : Outcome.DUPLICATE;
    }

    private void keepStated(Collection<Event> events) {
        var spend = only(SpendRecorded.class, events)
                .map(event -> new SpendStated(event.accountId(), event.signalValue(), event.occurredAt()))
                .toList();
        var seats = only(SeatsChanged.class, events)
                .map(event -> new SeatsStated(event.accountId(), event.value().longValueExact(), event.occurredAt()))
                .toList();
        if (!spend.isEmpty() || !seats.isEmpty()) {
            accounts.stated(spend, seats);
        }
    }

    private static <E extends Event> Stream<E> only(Class<E> type, Collection<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
