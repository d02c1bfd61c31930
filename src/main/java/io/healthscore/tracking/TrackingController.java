package io.healthscore.tracking;

import io.healthscore.event.EventDoor;
import io.healthscore.platform.BodyTooLarge;
import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes what clients of Segment's HTTP tracking API send, by its paths. They label bodies as they like, hence no media type
 * is asked for, and they drop or repeat all of a batch that is not answered by a 200.
 */
@RestController
@RequestMapping("/v1")
class TrackingController {

    private static final int MAX_MESSAGES = 2500;
    private static final DataSize MAX_BATCH = DataSize.ofMegabytes(4);
    private static final String BATCH = "batch";
    private static final String CALLS = "/{call:track|identify|group|page|screen|alias}";

    private static final StrictJson.Items MESSAGES = new StrictJson.Items(MAX_MESSAGES, EventDoor.MAX_EVENT, BATCH);

    private final Tracking tracking;

    TrackingController(Tracking tracking) {
        this.tracking = tracking;
    }

    /** Up to 2,500 calls of any kind. */
    @PostMapping({"/batch", "/batch/", "/import", "/import/"})
    ResponseEntity<TrackingAnswer> takeBatch(InputStream body) {
        var document = StrictJson.read(new BoundedBody(body, MAX_BATCH), MESSAGES);
        var batch = document.field(BATCH);
        if (!batch.node().isArray()) {
            throw new InvalidRequest(Fault.at(
                    document.node().isObject() ? "/batch" : "",
                    "must be an array of calls, such as {\"batch\": [...]}"));
        }
        requireTheRestIsFine(document);
        var items = batch.items();
        items.forEach(TrackingController::requireFit);
        var context = document.node().path("context");
        return answer(IntStream.range(0, items.size())
                .mapToObj(index -> Message.item(index, items.get(index), context))
                .toList());
    }

    /** One call, of the kind that its path says. */
    @PostMapping({CALLS, CALLS + "/"})
    ResponseEntity<TrackingAnswer> takeOne(@PathVariable String call, InputStream body) {
        var document = StrictJson.read(new BoundedBody(body, EventDoor.MAX_EVENT));
        if (!document.node().isObject()) {
            throw new InvalidRequest(Fault.at("", "must be an object: one call"));
        }
        return answer(List.of(Message.single(call, document)));
    }

    /** Whatever the client says that it accepts, it is JSON that it can read. */
    private ResponseEntity<TrackingAnswer> answer(List<Message> messages) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(tracking.take(messages));
    }

    private static void requireTheRestIsFine(StrictJson.Document document) {
        var faults = document.faults().stream()
                .filter(fault -> !String.valueOf(fault.pointer()).startsWith("/" + BATCH + "/"))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
    }

    /** The only fault that is of an object itself, and not of something in it, is that it is too large. */
    private static void requireFit(StrictJson.Document item) {
        if (item.node().isObject()
                && item.faults().stream().anyMatch(fault -> item.pointer().equals(fault.pointer()))) {
            throw new BodyTooLarge("A call has at most " + EventDoor.MAX_EVENT.toKilobytes() + " KiB, and "
                    + item.pointer() + " has more; nothing of this batch was taken.");
        }
    }
}
