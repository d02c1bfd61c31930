package io.healthscore.tracking;

import io.healthscore.event.EventAnswer;
import io.healthscore.event.EventDoor;
import io.healthscore.event.SentEvent;
import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes CloudEvents 1.0 where events are taken, in each of the modes of their HTTP binding. */
@RestController
@RequestMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
class CloudEventController {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";

    private static final StrictJson.Items ITEMS = new StrictJson.Items(EventDoor.MAX_ITEMS, EventDoor.MAX_EVENT);

    private final EventDoor door;

    CloudEventController(EventDoor door) {
        this.door = door;
    }

    /** The body is one CloudEvent. */
    @PostMapping(consumes = STRUCTURED)
    ResponseEntity<EventAnswer> structured(InputStream body) {
        return one(CloudEvent.structured(StrictJson.read(new BoundedBody(body, EventDoor.MAX_EVENT))));
    }

    /** The body is an array of CloudEvents. */
    @PostMapping(consumes = BATCHED)
    EventAnswer.Many batched(InputStream body) {
        var document = StrictJson.read(new BoundedBody(body, EventDoor.MAX_BODY), ITEMS);
        if (!document.node().isArray()) {
            throw new InvalidRequest(Fault.at("", "must be an array of CloudEvents"));
        }
        var items = document.items();
        return door.takeBatch(IntStream.range(0, items.size())
                .mapToObj(index -> CloudEvent.item(index, items.get(index)))
                .toList());
    }

    /** The headers are the CloudEvent's attributes and the body its data, unless the media type says otherwise. */
    @PostMapping(
            headers = CloudEventHeaders.TELLING,
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
    ResponseEntity<EventAnswer> binary(
            @RequestHeader HttpHeaders headers, @RequestBody(required = false) @Nullable InputStreamResource data)
            throws IOException {
        var body = data == null ? InputStream.nullInputStream() : data.getInputStream();
        var type = headers.getContentType();
        if (type != null && type.isCompatibleWith(MediaType.valueOf(STRUCTURED))) {
            return structured(body);
        }
        if (type != null && type.isCompatibleWith(MediaType.valueOf(BATCHED))) {
            return ResponseEntity.ok(batched(body));
        }
        return one(CloudEvent.binary(
                CloudEventHeaders.read(headers), new BoundedBody(body, EventDoor.MAX_EVENT).readAllBytes()));
    }

    private ResponseEntity<EventAnswer> one(SentEvent event) {
        var answer = door.takeOne(event);
        return ResponseEntity.status(answer.accepted() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(answer);
    }
}
