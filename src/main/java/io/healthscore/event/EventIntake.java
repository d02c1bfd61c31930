package io.healthscore.event;

import io.healthscore.event.Reading.Faulty;
import io.healthscore.event.Reading.Valid;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/** Stores what was read, and keeps count of what becomes of it. */
@Component
class EventIntake {

    private final Ingestion ingestion;
    private final EventSettings settings;
    private final EventMeters meters;

    EventIntake(Ingestion ingestion, EventSettings settings, EventMeters meters) {
        this.ingestion = ingestion;
        this.settings = settings;
        this.meters = meters;
    }

    /** Stores the only event of a request. */
    Outcome take(Event event) {
        var outcome = ingestion.ingestOne(event);
        meters.count(counts(event, outcome));
        return outcome;
    }

    /** Counts the only item of a request, which is no event. */
    void refuse() {
        meters.count(Counts.ONE_REJECTED);
    }

    /**
     * Stores some of a request's items, all in one transaction.
     *
     * @throws BrokenOff if the database is away
     */
    Tally take(List<Item> items, Instant receivedAt) {
        var events = items.stream()
                .map(Item::reading)
                .filter(Valid.class::isInstance)
                .map(reading -> ((Valid) reading).event())
                .toList();
        var outcomes = unlessAway(() -> ingestion.ingest(events)).iterator();
        var tally = new Tally(receivedAt);
        items.forEach(item -> tally.count(settle(item, outcomes, tally)));
        meters.count(tally.counts());
        return tally;
    }

    private Counts settle(Item item, Iterator<Outcome> outcomes, Tally tally) {
        if (item.reading() instanceof Faulty faulty) {
            tally.refuse(item, faulty);
            return Counts.ONE_REJECTED;
        }
        var event = ((Valid) item.reading()).event();
        var outcome = outcomes.next();
        if (outcome.fault() != null) {
            tally.refuse(item, event, outcome.fault());
        }
        return counts(event, outcome);
    }

    private Counts counts(Event event, Outcome outcome) {
        return switch (outcome.status()) {
            case ACCEPTED -> settings.ignores(event) ? Counts.ONE_IGNORED : Counts.ONE_ACCEPTED;
            case DUPLICATE -> Counts.ONE_DUPLICATE;
            case REJECTED -> Counts.ONE_REJECTED;
        };
    }

    private static <T> T unlessAway(Supplier<T> storing) {
        try {
            return storing.get();
        } catch (DataAccessException | TransactionException failure) {
            if (isAway(failure)) {
                throw new BrokenOff(Counts.NONE, failure);
            }
            throw failure;
        }
    }

    private static boolean isAway(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || Repetition.isWorthwhile(failure);
    }
}
