package io.healthscore.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as it was sent, and when it was received; what was not sent is absent.
 *
 * @param source of a CloudEvent, whose id is unique among those of its source
 */
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
        @Nullable String source,
        @Nullable JsonNode properties,
        Instant receivedAt) {

    String storedId() {
        return new EventId(source, id).stored();
    }

    static EventView of(Event event, @Nullable JsonNode properties) {
        var details = event.details();
        var id = EventId.of(event.id());
        return new EventView(
                id.id(),
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
                id.source(),
                properties,
                event.receivedAt());
    }
}
