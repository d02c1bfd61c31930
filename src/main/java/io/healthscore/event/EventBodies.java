package io.healthscore.event;

import io.healthscore.event.Reading.Faulty;
import io.healthscore.event.Reading.Valid;
import io.healthscore.platform.BodyTooLarge;
import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes a JSON body: one event, or an array of them, which is read whole before anything of it is stored. */
@Component
class EventBodies {

    static final int MAX_ITEMS = 5000;
    static final int MAX_ACCOUNTS = 1000;
    static final DataSize MAX_BODY = DataSize.ofMegabytes(10);
    static final DataSize MAX_EVENT = DataSize.ofKilobytes(64);

    private static final StrictJson.Items ITEMS = new StrictJson.Items(MAX_ITEMS, MAX_EVENT);

    private final EventIntake intake;
    private final Rejections rejections;
    private final Receptions receptions;

    EventBodies(EventIntake intake, Rejections rejections, Receptions receptions) {
        this.intake = intake;
        this.rejections = rejections;
        this.receptions = receptions;
    }

    EventAnswer take(InputStream sent) throws IOException {
        var body = new BoundedBody(sent, MAX_BODY).readAllBytes();
        var document = StrictJson.read(new ByteArrayInputStream(body), ITEMS);
        if (document.node().isArray()) {
            return batch(document);
        }
        if (!document.node().isObject()) {
            throw new InvalidRequest(Fault.at("", "must be an event or an array of events"));
        }
        if (body.length > MAX_EVENT.toBytes()) {
            throw new BodyTooLarge("An event has at most " + MAX_EVENT.toKilobytes() + " KiB.");
        }
        return one(document, new String(body, StandardCharsets.UTF_8));
    }

    private EventAnswer one(StrictJson.Document document, String payload) {
        var reception = receptions.now();
        var reading = EventReader.read(document, reception);
        if (reading instanceof Faulty faulty) {
            intake.refuse();
            throw refused(faulty, reception, payload);
        }
        var event = ((Valid) reading).event();
        var outcome = intake.take(event);
        if (outcome.fault() != null) {
            throw refused(new Faulty(event.accountId(), event.id(), List.of(outcome.fault())), reception, payload);
        }
        return EventAnswer.One.of(event, outcome);
    }

    private InvalidRequest refused(Faulty faulty, Reception reception, String payload) {
        rejections.add(List.of(Rejection.of(reception.at(), faulty, payload)));
        return new InvalidRequest(faulty.faults());
    }

    private EventAnswer batch(StrictJson.Document document) {
        var reception = receptions.now();
        var documents = document.items();
        var items = IntStream.range(0, documents.size())
                .mapToObj(index -> item(index, documents.get(index), reception))
                .toList();
        requireFewAccounts(items);
        var tally = intake.take(items, reception.at());
        rejections.add(tally.rejections());
        return EventAnswer.Many.of(tally);
    }

    private static Item item(int index, StrictJson.Document document, Reception reception) {
        return new Item(
                index,
                EventReader.read(document, reception),
                () -> document.node().toString());
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
