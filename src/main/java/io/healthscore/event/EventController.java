package io.healthscore.event;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes events: one, a batch or a stream. */
@RestController
@RequestMapping("/api/v1/events")
class EventController {

    private final EventBodies bodies;
    private final EventStreams streams;

    EventController(EventBodies bodies, EventStreams streams) {
        this.bodies = bodies;
        this.streams = streams;
    }

    /** An object is one event, an array a batch. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EventAnswer> take(InputStream body) throws IOException {
        var answer = bodies.take(body);
        boolean created = answer instanceof EventAnswer.One one && one.accepted();
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .body(answer);
    }

    /** One event a line, any number of lines. */
    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    EventAnswer.Many takeStream(InputStream body) throws IOException {
        return streams.take(body);
    }
}
