package io.healthscore.event;

import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes a batch in, in one transaction, repeated where that helps: its events keep their ids, so none counts twice. */
@Component
class Batches {

    private final Intake intake;
    private final Months months;
    private final Repetition repetition;
    private final TransactionOperations transactions;

    Batches(Intake intake, Months months, Repetition repetition, TransactionOperations transactions) {
        this.intake = intake;
        this.months = months;
        this.repetition = repetition;
        this.transactions = transactions;
    }

    /** What became of each, in the order of the events; all is committed. */
    List<Outcome> take(List<? extends Event> events) {
        return repetition.of(() -> attempt(events));
    }

    private List<Outcome> attempt(List<? extends Event> events) {
        months.makeRoomFor(events);
        try {
            return transactions.execute(status -> intake.take(events));
        } catch (DataIntegrityViolationException e) {
            months.forget();
            throw e;
        }
    }
}
