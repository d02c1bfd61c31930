package io.healthscore.event;

import io.healthscore.event.Reading.Faulty;
import io.healthscore.event.Reading.Valid;
import io.healthscore.platform.BodyTooLarge;
import io.healthscore.platform.InvalidRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Takes in the events of one request, whatever format they came in: stores the good ones exactly once, keeps what was
 * refused for support, counts both, and says what became of them.
 */
@Component
public class EventDoor {

    /** Items of one batch. */
    public static final int MAX_ITEMS = 5000;

    /** Accounts of one batch. */
    public static final int MAX_ACCOUNTS = 1000;

    /** How far ahead an event's time may lie: no clock is wrong by more than a day. */
    public static final Duration MAX_AHEAD = Duration.ofDays(1);

    public static final DataSize MAX_BODY = DataSize.ofMegabytes(10);
    public static final DataSize MAX_EVENT = DataSize.ofKilobytes(64);

    private final EventIntake intake;
    private final Rejections rejections;
    private final Receptions receptions;

    EventDoor(EventIntake intake, Rejections rejections, Receptions receptions) {
        this.intake = intake;
        this.rejections = rejections;
        this.receptions = receptions;
    }

    /**
     * Takes the only event of a request.
     *
     * @throws InvalidRequest if it is refused
     */
    public EventAnswer.One takeOne(SentEvent event) {
        var reception = receptions.now();
        return one(event.read(reception), reception);
    }

    /**
     * Takes a batch; a bad item never stops the good ones.
     *
     * @throws BodyTooLarge if it has events of more than {@value #MAX_ACCOUNTS} accounts: nothing is stored
     */
    public EventAnswer.Many takeBatch(List<SentEvent> events) {
        var reception = receptions.now();
        return batch(read(events, reception), reception);
    }

    /** The same for a door whose batches are as small as to be of any number of accounts. */
    public EventAnswer.Many takeSmallBatch(List<SentEvent> events) {
        var reception = receptions.now();
        return store(read(events, reception), reception);
    }

    private static List<Item> read(List<SentEvent> events, Reception reception) {
        return events.stream().map(event -> event.read(reception)).toList();
    }

    EventAnswer.One one(Item item, Reception reception) {
        if (item.reading() instanceof Faulty faulty) {
            intake.refuse();
            throw refused(faulty, reception, item);
        }
        var event = ((Valid) item.reading()).event();
        var outcome = intake.take(event);
        if (outcome.fault() != null) {
            var fault = item.origin().apply(outcome.fault());
            throw refused(new Faulty(event.accountId(), event.sentId(), List.of(fault)), reception, item);
        }
        return EventAnswer.One.of(event, outcome);
    }

    private InvalidRequest refused(Faulty faulty, Reception reception, Item item) {
        rejections.add(
                List.of(Rejection.of(reception.at(), faulty, item.payload().get())));
        return new InvalidRequest(faulty.faults());
    }

    EventAnswer.Many batch(List<Item> items, Reception reception) {
        requireFewAccounts(items);
        return store(items, reception);
    }

    private EventAnswer.Many store(List<Item> items, Reception reception) {
        var tally = intake.take(items, reception.at());
        rejections.add(tally.rejections());
        return EventAnswer.Many.of(tally);
    }

    private static void requireFewAccounts(List<Item> items) {
        long accounts = items.stream()
                .map(item -> item.reading().accountId())
                .filter(accountId -> accountId != null)
                .distinct()
                .count();
        if (accounts > MAX_ACCOUNTS) {
            throw new BodyTooLarge("A batch holds events of at most " + MAX_ACCOUNTS + " accounts, and this one of "
                    + accounts + "; send it in parts or as application/x-ndjson.");
        }
    }
}
