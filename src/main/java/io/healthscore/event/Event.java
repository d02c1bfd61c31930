package io.healthscore.event;

import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable fact about an account at a time: one record a type. Its own fields are kept as they were sent; what it
 * means for the day's signal ({@link #facet()}, {@link #signalValue()}, {@link #severity()}) is derived from them alone.
 */
public sealed interface Event permits UsageEvent, SatisfactionEvent, AccountEvent {

    Envelope envelope();

    EventType type();

    /** As sent: the feature, milestone, ticket, measure or reason, by type. */
    default @Nullable String name() {
        return null;
    }

    /** As sent, without trailing zeros: at most six decimals and 10^12. */
    default @Nullable BigDecimal value() {
        return null;
    }

    /** The type's fields beyond name and value, as sent. */
    default Details details() {
        return Details.NONE;
    }

    /** What the day's signals of a type are kept apart by; empty for most types. */
    default String facet() {
        return "";
    }

    /** The value on the scale that signals are kept in: spend a month, satisfaction 0 to 100, a last day as its epoch day. */
    default @Nullable BigDecimal signalValue() {
        return value();
    }

    /** 1 low, 2 normal, 3 high, 4 urgent; 0 for types without. */
    default int severity() {
        return 0;
    }

    default String id() {
        return envelope().id();
    }

    /** The id as its client knows it: without the source that it is unique among. */
    default String sentId() {
        return EventId.of(id()).id();
    }

    default String accountId() {
        return envelope().accountId();
    }

    default @Nullable String userId() {
        return envelope().userId();
    }

    default Instant occurredAt() {
        return envelope().occurredAt();
    }

    default Instant receivedAt() {
        return envelope().receivedAt();
    }

    default @Nullable String properties() {
        return envelope().properties();
    }

    /** The UTC day on which it counts. */
    default LocalDate day() {
        return LocalDate.ofInstant(occurredAt(), ZoneOffset.UTC);
    }

    /**
     * The event that a valid request or a row of the log describes.
     *
     * @throws NullPointerException if a field is absent that the type cannot be without
     */
    static Event of(
            EventType type, Envelope envelope, @Nullable String name, @Nullable BigDecimal value, Details details) {
        return switch (type.kind()) {
            case USAGE -> UsageEvent.of(type, envelope, name, value);
            case SATISFACTION -> SatisfactionEvent.of(type, envelope, name, value, details);
            case ACCOUNT -> AccountEvent.of(type, envelope, name, value, details);
        };
    }

    /** The value of a field that the type requires. */
    static <T> T required(@Nullable T field) {
        return Objects.requireNonNull(field, "a field that the event's type requires is absent");
    }
}
