package io.healthscore.event;

import io.healthscore.signal.Days;
import io.healthscore.signal.SignalCorrection;
import io.healthscore.signal.SignalCorrection.Comparison;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts some days of an account's events again. The transaction has the account alone. */
@Component
class Recount {

    private final EventLog log;
    private final Partitions partitions;
    private final SignalCorrection signals;

    Recount(EventLog log, Partitions partitions, SignalCorrection signals) {
        this.log = log;
        this.partitions = partitions;
        this.signals = signals;
    }

    /**
     * What the signals of these days are, and should be. A month's events may go meanwhile, signals stay: so what was dropped is
     * asked after they were counted, and left out.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Comparison compare(String accountId, Days days) {
        var counted = log.count(accountId, days).signals();
        var kept = days.from(partitions.firstCounted());
        return signals.compare(
                accountId,
                kept,
                counted.stream()
                        .filter(signal -> kept.contains(signal.key().day()))
                        .toList());
    }

    /** Whether the day's events are kept, so that they can be counted again. */
    boolean reaches(LocalDate day) {
        return !day.isBefore(partitions.firstCounted());
    }

    /** Makes the signals of these days what they should be, and the scores made of them stale. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Comparison correct(String accountId, Days days) {
        var comparison = compare(accountId, days);
        signals.correct(accountId, comparison.differences());
        return comparison;
    }
}
