package io.healthscore.event;

import static io.healthscore.event.Event.required;

import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The product was used: any of these makes a day an active one. */
public sealed interface UsageEvent extends Event {

    static UsageEvent of(EventType type, Envelope envelope, @Nullable String name, @Nullable BigDecimal value) {
        return switch (type) {
            case LOGIN -> new Login(envelope);
            case FEATURE_USED -> new FeatureUsed(envelope, required(name), value);
            case SESSION -> new Session(envelope, required(value));
            case MILESTONE_REACHED -> new MilestoneReached(envelope, required(name));
            case CUSTOM -> new Custom(envelope, required(name), value);
            default -> throw new IllegalArgumentException(type + " is not usage");
        };
    }

    record Login(Envelope envelope) implements UsageEvent {
        @Override
        public EventType type() {
            return EventType.LOGIN;
        }
    }

    /**
     * @param name the feature
     * @param value how often, once if absent
     */
    record FeatureUsed(
            Envelope envelope, String name, @Nullable BigDecimal value) implements UsageEvent {
        @Override
        public EventType type() {
            return EventType.FEATURE_USED;
        }

        @Override
        public String facet() {
            return name;
        }

        @Override
        public BigDecimal signalValue() {
            return value == null ? BigDecimal.ONE : value;
        }
    }

    /** @param value the length in seconds */
    record Session(Envelope envelope, BigDecimal value) implements UsageEvent {
        @Override
        public EventType type() {
            return EventType.SESSION;
        }
    }

    /** @param name the milestone */
    record MilestoneReached(Envelope envelope, String name) implements UsageEvent {
        @Override
        public EventType type() {
            return EventType.MILESTONE_REACHED;
        }

        @Override
        public String facet() {
            return name;
        }
    }

    /** @param name any event of the product's own */
    record Custom(Envelope envelope, String name, @Nullable BigDecimal value) implements UsageEvent {
        @Override
        public EventType type() {
            return EventType.CUSTOM;
        }

        @Override
        public String facet() {
            return name;
        }
    }
}
