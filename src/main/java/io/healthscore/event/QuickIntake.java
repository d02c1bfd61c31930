package io.healthscore.event;

import io.healthscore.event.AccountEvent.SeatsChanged;
import io.healthscore.event.AccountEvent.SpendRecorded;
import io.healthscore.signal.Before;
import io.healthscore.signal.SignalRecorder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What {@link Intake} does, in one statement instead of three, where there is nothing to decide on the way: for events that
 * are all new, of accounts that are there and that nobody has to himself. Waits for no account.
 */
@Component
class QuickIntake {

    /** No join, which could change the order of rows, and so of locks. */
    private static final String HELD = "account_id = any(array(select account_id from held))";

    /** Accounts, events, signals and revisions are locked in this order, for each needs the one before. */
    private static final String WITH = """
            held as materialized (
                select account_id from account where account_id = any(:accountsOfEvents)
                order by account_id for key share skip locked),
            appended as (%s),
            """.formatted(EventLog.appendWhere(HELD));

    private static final String ALL_ARE_NEW = """
            %1$s and (select count(*) from appended)
                = (select count(*) from unnest(:eventAccountIds::text[]) as e(account_id) where %1$s)
            """.formatted(HELD);

    private final EventLog log;
    private final SignalRecorder signals;
    private final Months months;
    private final TransactionOperations transactions;

    QuickIntake(EventLog log, SignalRecorder signals, Months months, TransactionOperations transactions) {
        this.log = log;
        this.signals = signals;
        this.months = months;
        this.transactions = transactions;
    }

    /** Whether signals are all that follows from the event. */
    boolean suits(Event event) {
        return log.counts(event)
                && !months.isDropped(event)
                && !(event instanceof SpendRecorded)
                && !(event instanceof SeatsChanged);
    }

    /**
     * Stores and counts the events of those accounts that it can hold at once, if all of these events are new; else none.
     *
     * @param events by key ascending, each once
     * @return the accounts whose events are committed now
     */
    Set<String> take(List<Event> events) {
        months.makeRoomFor(events);
        return transactions.execute(status -> {
            var taken = signals.record(before(events), DailyCounts.of(events.stream()));
            if (taken.isEmpty()) {
                status.setRollbackOnly();
            }
            return taken;
        });
    }

    private Before before(List<Event> events) {
        Map<String, Object> parameters = new HashMap<>(log.parameters(events));
        parameters.put(
                "accountsOfEvents",
                events.stream().map(Event::accountId).distinct().toArray(String[]::new));
        return new Before(WITH, ALL_ARE_NEW, parameters);
    }
}
