package io.healthscore.event;

import io.healthscore.signal.Days;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes one event back, in one transaction that has its account alone: its day is counted again without it. */
@Component
class Voiding {

    private final AccountLock lock;
    private final VoidedEvents voided;
    private final Unstated unstated;
    private final Recount recount;

    Voiding(AccountLock lock, VoidedEvents voided, Unstated unstated, Recount recount) {
        this.lock = lock;
        this.voided = voided;
        this.unstated = unstated;
        this.recount = recount;
    }

    /**
     * The identity stays refused; voiding it again changes nothing.
     *
     * @throws UnknownEvent if the account never had it, or its month's events are no longer kept
     */
    @Transactional
    public void of(EventKey key) {
        lock.take(new TreeSet<>(Set.of(key.accountId())));
        var day = LocalDate.ofInstant(key.occurredAt(), ZoneOffset.UTC);
        var type = voided.add(key);
        if (type.isPresent()) {
            recount.correct(key.accountId(), Days.of(day));
            unstated.follow(type.get(), key);
        } else if (!voided.has(key)) {
            throw new UnknownEvent(key);
        }
        // Last, since the month may have been closed before its day was counted again.
        if (!recount.reaches(day)) {
            throw new UnknownEvent(key);
        }
    }
}
