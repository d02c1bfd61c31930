package io.healthscore.event;

import io.healthscore.account.AccountErased;
import io.healthscore.account.SeatsStated;
import io.healthscore.account.SpendStated;
import io.healthscore.event.AccountEvent.SeatsChanged;
import io.healthscore.event.AccountEvent.SpendRecorded;
import io.healthscore.platform.Times;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Follows what happens to accounts' records, inside the transaction in which it happens. */
@Component
class AccountEvents {

    private final EventLog log;
    private final Intake intake;
    private final Clock clock;

    AccountEvents(EventLog log, Intake intake, Clock clock) {
        this.log = log;
        this.intake = intake;
        this.clock = clock;
    }

    /** Events are locked before signals are. */
    @EventListener
    @Order(0)
    void on(AccountErased erased) {
        log.erase(erased.accountId());
    }

    @EventListener
    void on(SpendStated stated) {
        record(new SpendRecorded(envelope(stated.accountId(), stated.at()), stated.monthly(), null));
    }

    @EventListener
    void on(SeatsStated stated) {
        record(new SeatsChanged(envelope(stated.accountId(), stated.at()), BigDecimal.valueOf(stated.seats())));
    }

    private Envelope envelope(String accountId, Instant at) {
        return new Envelope(
                accountId, UUID.randomUUID().toString(), Times.cut(at), null, Times.cut(clock.instant()), null);
    }

    private void record(Event event) {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Stated stated) {
                stated.events.add(event);
                return;
            }
        }
        var stated = new Stated();
        stated.events.add(event);
        TransactionSynchronizationManager.registerSynchronization(stated);
    }

    /** What a transaction's account records stated: taken in as one batch just before it commits. */
    private final class Stated implements TransactionSynchronization {

        private final List<Event> events = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            intake.take(events);
        }
    }
}
