package io.healthscore.score;

import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.StrictJson;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own judgement in the place of an account's score. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/score/override")
class OverrideController {

    private final OverrideChanges changes;
    private final Clock clock;

    OverrideController(OverrideChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** 201 when there was none, 200 when it takes another one's place. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScoreAnswer.Override> set(@PathVariable String accountId, InputStream body) {
        var request = OverrideRequest.of(StrictJson.read(new BoundedBody(body)), clock.instant());
        boolean first = changes.set(accountId, request);
        return ResponseEntity.status(first ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new ScoreAnswer.Override(
                        request.score(), request.reason(), request.author(), request.expiresAt()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable String accountId) {
        changes.takeBack(accountId);
    }
}
