package io.healthscore.signal;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.healthscore.platform.OpenDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds to the signals, in the transaction that stored the events which they are made of. */
@Component
public class SignalRecorder {

    private final SignalDays days;
    private final Revisions revisions;
    private final Feeds feeds;
    private final OpenDay open;

    SignalRecorder(SignalDays days, Revisions revisions, Feeds feeds, OpenDay open) {
        this.days = days;
        this.revisions = revisions;
        this.feeds = feeds;
        this.open = open;
    }

    /**
     * Merges these signals, of accounts that the transaction holds, into those stored, makes the accounts' scores stale,
     * and moves the feeds' starts if it must.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Collection<DaySignal> signals) {
        if (!signals.isEmpty()) {
            record(Before.NOTHING, signals);
        }
    }

    /**
     * The same for signals whose events, and the accounts that they are of, the same statement sees to.
     *
     * @return the accounts whose signals were merged
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> record(Before before, Collection<DaySignal> signals) {
        var added = days.add(before, signals, open.now());
        fold(added.inserted());
        feeds.counted(signals.stream()
                .map(DaySignal::key)
                .filter(key -> added.accountIds().contains(key.accountId()))
                .collect(toMap(SignalKey::type, SignalKey::day, BinaryOperator.minBy(LocalDate::compareTo))));
        return added.accountIds();
    }

    /** The signals of these keys are other ones now. */
    void changed(Collection<SignalKey> keys) {
        var changes = new TreeMap<String, AccountChange>();
        for (var key : keys) {
            var change = new AccountChange(key.accountId(), open.dirtyFrom(key.day()), key.day());
            changes.merge(key.accountId(), change, AccountChange::and);
        }
        revisions.change(List.copyOf(changes.values()));
    }

    /**
     * Keeps the names of a day within bounds. The account's revision is locked by now, so that of two transactions which
     * bring new names the second one sees those of the first.
     */
    private void fold(List<SignalKey> inserted) {
        var grown = inserted.stream().filter(NameDay::isNamed).map(NameDay::of).collect(toSet());
        if (grown.isEmpty()) {
            return;
        }
        var others = new HashMap<SignalKey, DaySignal>();
        days.removeExcess(grown)
                .forEach(row -> others.computeIfAbsent(NameDay.of(row.key()).others(), DaySignal::new)
                        .merge(row));
        if (!others.isEmpty()) {
            days.add(Before.NOTHING, others.values(), open.now());
        }
    }
}
