package io.healthscore.event;

import io.healthscore.platform.BodyTooLarge;
import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Takes a JSON body: one event, or an array of them, which is read whole before anything of it is stored. */
@Component
class EventBodies {

    private static final StrictJson.Items ITEMS = new StrictJson.Items(EventDoor.MAX_ITEMS, EventDoor.MAX_EVENT);

    private final EventDoor door;
    private final Receptions receptions;

    EventBodies(EventDoor door, Receptions receptions) {
        this.door = door;
        this.receptions = receptions;
    }

    EventAnswer take(InputStream sent) throws IOException {
        var body = new BoundedBody(sent, EventDoor.MAX_BODY).readAllBytes();
        var document = StrictJson.read(body, ITEMS);
        if (document.node().isArray()) {
            return batch(document);
        }
        if (!document.node().isObject()) {
            throw new InvalidRequest(Fault.at("", "must be an event or an array of events"));
        }
        if (body.length > EventDoor.MAX_EVENT.toBytes()) {
            throw new BodyTooLarge("An event has at most " + EventDoor.MAX_EVENT.toKilobytes() + " KiB.");
        }
        return one(document);
    }

    private EventAnswer one(StrictJson.Document document) {
        var reception = receptions.now();
        var reading = EventReader.read(document, reception);
        return door.one(Item.single(reading, () -> document.node().toString()), reception);
    }

    private EventAnswer batch(StrictJson.Document document) {
        var reception = receptions.now();
        var documents = document.items();
        var items = IntStream.range(0, documents.size())
                .mapToObj(index -> item(index, documents.get(index), reception))
                .toList();
        return door.batch(items, reception);
    }

    private static Item item(int index, StrictJson.Document document, Reception reception) {
        return Item.of(
                index,
                EventReader.read(document, reception),
                () -> document.node().toString());
    }
}
