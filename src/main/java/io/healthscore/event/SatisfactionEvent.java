package io.healthscore.event;

import static io.healthscore.event.Event.required;
import static java.util.Objects.requireNonNullElse;

import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What people said about the product, or needed help with. */
public sealed interface SatisfactionEvent extends Event {

    static SatisfactionEvent of(
            EventType type, Envelope envelope, @Nullable String name, @Nullable BigDecimal value, Details details) {
        return switch (type) {
            case NPS_RESPONSE -> new NpsResponse(envelope, required(value));
            case CSAT_RESPONSE -> new CsatResponse(envelope, required(value), details.scaleMax(), name);
            case TICKET_OPENED -> new TicketOpened(envelope, required(name), details);
            case TICKET_RESOLVED -> new TicketResolved(envelope, required(name));
            case PULSE_RECORDED ->
                new PulseRecorded(envelope, required(value), required(name), required(details.author()));
            default -> throw new IllegalArgumentException(type + " is not satisfaction");
        };
    }

    /** @param value how likely they are to recommend it, 0 to 10, whole */
    record NpsResponse(Envelope envelope, BigDecimal value) implements SatisfactionEvent {
        @Override
        public EventType type() {
            return EventType.NPS_RESPONSE;
        }

        @Override
        public String facet() {
            if (value.intValue() >= 9) {
                return "promoter";
            }
            return value.intValue() >= 7 ? "passive" : "detractor";
        }
    }

    /**
     * @param value 1 to {@code scaleMax}
     * @param scaleMax the best answer of the survey, 3 to 10; 5 if absent
     * @param name the feature or ticket rated
     */
    record CsatResponse(
            Envelope envelope,
            BigDecimal value,
            @Nullable Integer scaleMax,
            @Nullable String name) implements SatisfactionEvent {

        static final int USUAL_SCALE = 5;
        private static final int DECIMALS = 6;

        @Override
        public EventType type() {
            return EventType.CSAT_RESPONSE;
        }

        @Override
        public Details details() {
            return scaleMax == null ? Details.NONE : Details.ofScale(scaleMax);
        }

        @Override
        public BigDecimal signalValue() {
            var steps = BigDecimal.valueOf(requireNonNullElse(scaleMax, USUAL_SCALE) - 1L);
            return value.subtract(BigDecimal.ONE).movePointRight(2).divide(steps, DECIMALS, RoundingMode.HALF_UP);
        }
    }

    /**
     * @param name the ticket's id; opened again, the same ticket takes over the newer details
     * @param details severity, topic (a feature) and nature
     */
    record TicketOpened(Envelope envelope, String name, Details details) implements SatisfactionEvent {
        @Override
        public EventType type() {
            return EventType.TICKET_OPENED;
        }

        @Override
        public String facet() {
            return name;
        }

        @Override
        public int severity() {
            return requireNonNullElse(details.severity(), Severity.NORMAL).rank();
        }
    }

    /** @param name the ticket's id */
    record TicketResolved(Envelope envelope, String name) implements SatisfactionEvent {
        @Override
        public EventType type() {
            return EventType.TICKET_RESOLVED;
        }

        @Override
        public String facet() {
            return name;
        }
    }

    /**
     * @param value a person's own judgement of the account, 0 to 100
     * @param name their reason
     */
    record PulseRecorded(Envelope envelope, BigDecimal value, String name, String author) implements SatisfactionEvent {
        @Override
        public EventType type() {
            return EventType.PULSE_RECORDED;
        }

        @Override
        public Details details() {
            return Details.ofAuthor(author);
        }
    }
}
