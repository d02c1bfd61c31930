package io.healthscore.event;

import io.healthscore.account.AccountMerges;
import io.healthscore.account.AccountMerges.ExternalIdsMerged;
import io.healthscore.event.MovedEvents.Moved;
import io.healthscore.signal.Days;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions that a merge is made of. Each has both accounts alone, and leaves the signals of both equal to their
 * events: a merge that is broken off goes on where it was when it is asked for again.
 */
@Component
class MergeSteps {

    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    private final AccountLock lock;
    private final MovedEvents events;
    private final MovedSignals signals;
    private final AccountMerges accounts;

    MergeSteps(AccountLock lock, MovedEvents events, MovedSignals signals, AccountMerges accounts) {
        this.lock = lock;
        this.events = events;
        this.signals = signals;
        this.accounts = accounts;
    }

    /** One day's events moved; the next step goes on after it. */
    record Step(LocalDate day, Moved moved) {}

    /** What a merge came to, or its last step. */
    record Merged(Moved moved, ExternalIdsMerged externalIds) {}

    /** Moves the next day's events, from a day on; empty when there are none. */
    @Transactional
    public Optional<Step> next(Merge merge, LocalDate from) {
        lock.take(merge.both());
        return events.next(merge.from(), from).map(day -> new Step(day, move(merge, day)));
    }

    /** Moves what has come in meanwhile, and all that is no event, and erases the one account. */
    @Transactional
    public Merged last(Merge merge) {
        lock.take(merge.both());
        var moved = Moved.NOTHING;
        for (var day = events.next(merge.from(), BEGINNING);
                day.isPresent();
                day = events.next(merge.from(), day.get())) {
            moved = moved.plus(move(merge, day.get()));
        }
        signals.addOlder(merge);
        return new Merged(moved, accounts.merge(merge.from(), merge.into()));
    }

    private Moved move(Merge merge, LocalDate day) {
        var moved = events.move(merge, Days.of(day));
        signals.follow(merge, Days.of(day));
        return moved;
    }
}
