package io.healthscore.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event as it was sent, and when it was received; what was not sent is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        String id,
        String type,
        String accountId,
        @Nullable String userId,
        Instant occurredAt,
        @Nullable String name,
        @Nullable BigDecimal value,
        @Nullable Severity severity,
        @Nullable String topic,
        @Nullable Nature nature,
        @Nullable Integer scaleMax,
        @Nullable LocalDate effectiveOn,
        @Nullable SpendPeriod period,
        @Nullable String author,
        @Nullable JsonNode properties,
        Instant receivedAt) {

    static EventView of(Event event, @Nullable JsonNode properties) {
        var details = event.details();
        return new EventView(
                event.id(),
                event.type().word(),
                event.accountId(),
                event.userId(),
                event.occurredAt(),
                event.name(),
                event.value(),
                details.severity(),
                details.topic(),
                details.nature(),
                details.scaleMax(),
                details.effectiveOn(),
                details.period(),
                details.author(),
                properties,
                event.receivedAt());
    }
}
