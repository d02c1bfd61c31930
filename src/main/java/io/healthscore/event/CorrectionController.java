package io.healthscore.event;

import io.healthscore.account.AccountIds;
import io.healthscore.account.UnknownAccount;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes back what should never have been sent. */
@RestController
@RequestMapping("/api/v1")
class CorrectionController {

    private final Corrections corrections;

    CorrectionController(Corrections corrections) {
        this.corrections = corrections;
    }

    @DeleteMapping("/accounts/{accountId}/events/{eventId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void voidEvent(
            @PathVariable String accountId,
            @PathVariable String eventId,
            @RequestParam String occurredAt,
            @RequestParam(required = false) @Nullable String source) {
        if (!AccountIds.allows(accountId)) {
            throw UnknownAccount.withId(accountId);
        }
        corrections.voidEvent(new EventKey(accountId, time(occurredAt), new EventId(source, eventId).stored()));
    }

    private static Instant time(String occurredAt) {
        return Times.instant(occurredAt)
                .orElseThrow(() -> new InvalidRequest(Fault.parameter(
                        "occurredAt", "must be the event's RFC 3339 time such as 2026-03-01T09:30:00Z")));
    }
}
