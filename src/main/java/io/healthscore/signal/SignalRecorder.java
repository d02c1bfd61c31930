package io.healthscore.signal;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds to the signals, in the transaction that stored the events which they are made of. */
@Component
public class SignalRecorder {

    /**
     * What happens so shortly before midnight may be committed after the day was closed without it, so it counts as
     * late. No transaction lives longer.
     */
    private static final Duration CLOSING = Duration.ofMinutes(1);

    private final SignalDays days;
    private final Revisions revisions;
    private final Feeds feeds;
    private final Clock clock;

    SignalRecorder(SignalDays days, Revisions revisions, Feeds feeds, Clock clock) {
        this.days = days;
        this.revisions = revisions;
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * Merges these signals, of accounts that the transaction holds, into those stored, makes the accounts' scores stale,
     * and moves the feeds' starts if it must.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Collection<DaySignal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        var inserted = days.add(signals, closed());
        fold(inserted);
        feeds.counted(signals.stream()
                .map(DaySignal::key)
                .collect(toMap(SignalKey::type, SignalKey::day, BinaryOperator.minBy(LocalDate::compareTo))));
    }

    /** The signals of these keys are other ones now. */
    void changed(Collection<SignalKey> keys) {
        var closed = closed();
        var changes = new TreeMap<String, AccountChange>();
        for (var key : keys) {
            var dirtyFrom = key.day().isBefore(closed) ? key.day() : null;
            changes.merge(
                    key.accountId(), new AccountChange(key.accountId(), dirtyFrom, key.day()), AccountChange::and);
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
            days.add(others.values(), closed());
        }
    }

    private LocalDate closed() {
        return LocalDate.ofInstant(clock.instant().plus(CLOSING), ZoneOffset.UTC);
    }
}
