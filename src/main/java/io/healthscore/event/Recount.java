package io.healthscore.event;

import io.healthscore.signal.Days;
import io.healthscore.signal.SignalCorrection;
import io.healthscore.signal.SignalCorrection.Comparison;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts some days of an account's events again. The transaction has the account alone. */
@Component
class Recount {

    private final EventLog log;
    private final SignalCorrection signals;

    Recount(EventLog log, SignalCorrection signals) {
        this.log = log;
        this.signals = signals;
    }

    /** What the signals of these days are, and should be. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Comparison compare(String accountId, Days days) {
        return signals.compare(accountId, days, log.count(accountId, days).signals());
    }

    /** Makes the signals of these days what they should be, and the scores made of them stale. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Comparison correct(String accountId, Days days) {
        var comparison = compare(accountId, days);
        signals.correct(accountId, comparison.differences());
        return comparison;
    }
}
