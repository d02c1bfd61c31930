package io.healthscore.event;

import static io.healthscore.event.Event.required;
import static java.util.Objects.requireNonNullElseGet;

import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened between the two companies: contract, money, seats, talks. */
public sealed interface AccountEvent extends Event {

    static AccountEvent of(
            EventType type, Envelope envelope, @Nullable String name, @Nullable BigDecimal value, Details details) {
        return switch (type) {
            case CONTRACT_RENEWED -> new ContractRenewed(envelope, value);
            case CONTRACT_CANCELLED -> new ContractCancelled(envelope, name, details.effectiveOn());
            case ACCOUNT_EXPANDED, ACCOUNT_CONTRACTED -> new ContractResized(type, envelope, required(name), value);
            case SPEND_RECORDED -> new SpendRecorded(envelope, required(value), details.period());
            case SEATS_CHANGED -> new SeatsChanged(envelope, required(value));
            case PAYMENT_FAILED, PAYMENT_RECEIVED -> new PaymentMade(type, envelope, value);
            case TOUCHPOINT_RECORDED -> new TouchpointRecorded(envelope, required(name), required(details.author()));
            case MEASURE_REPORTED -> new MeasureReported(envelope, required(name), required(value));
            default -> throw new IllegalArgumentException(type + " is not about the account");
        };
    }

    /** @param value the new annual value */
    record ContractRenewed(Envelope envelope, @Nullable BigDecimal value) implements AccountEvent {
        @Override
        public EventType type() {
            return EventType.CONTRACT_RENEWED;
        }
    }

    /**
     * @param name the reason
     * @param effectiveOn the contract's last day; the event's own if absent
     */
    record ContractCancelled(
            Envelope envelope,
            @Nullable String name,
            @Nullable LocalDate effectiveOn) implements AccountEvent {
        @Override
        public EventType type() {
            return EventType.CONTRACT_CANCELLED;
        }

        @Override
        public Details details() {
            return effectiveOn == null ? Details.NONE : Details.ofEnd(effectiveOn);
        }

        @Override
        public BigDecimal signalValue() {
            return BigDecimal.valueOf(
                    requireNonNullElseGet(effectiveOn, this::day).toEpochDay());
        }
    }

    /**
     * Expanded or contracted, by type.
     *
     * @param name what grew or shrank: {@code plan}, {@code seats} or {@code addon}
     * @param value the change in monthly spend, never negative
     */
    record ContractResized(
            EventType type,
            Envelope envelope,
            String name,
            @Nullable BigDecimal value) implements AccountEvent {
        @Override
        public String facet() {
            return name;
        }
    }

    /** @param value the amount a period; a month's if the period is absent */
    record SpendRecorded(
            Envelope envelope, BigDecimal value, @Nullable SpendPeriod period) implements AccountEvent {

        private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
        private static final int DECIMALS = 6;

        @Override
        public EventType type() {
            return EventType.SPEND_RECORDED;
        }

        @Override
        public Details details() {
            return period == null ? Details.NONE : Details.ofPeriod(period);
        }

        @Override
        public BigDecimal signalValue() {
            return period == SpendPeriod.YEAR ? value.divide(MONTHS, DECIMALS, RoundingMode.HALF_UP) : value;
        }
    }

    /** @param value seats from now on, whole */
    record SeatsChanged(Envelope envelope, BigDecimal value) implements AccountEvent {
        @Override
        public EventType type() {
            return EventType.SEATS_CHANGED;
        }
    }

    /** Failed or received, by type. */
    record PaymentMade(
            EventType type, Envelope envelope, @Nullable BigDecimal value) implements AccountEvent {}

    /** @param name a play's key, {@code meeting}, {@code call} or {@code email} */
    record TouchpointRecorded(Envelope envelope, String name, String author) implements AccountEvent {
        @Override
        public EventType type() {
            return EventType.TOUCHPOINT_RECORDED;
        }

        @Override
        public String facet() {
            return name;
        }

        @Override
        public Details details() {
            return Details.ofAuthor(author);
        }
    }

    /** @param value any number of the company's own; never counts as use */
    record MeasureReported(Envelope envelope, String name, BigDecimal value) implements AccountEvent {
        @Override
        public EventType type() {
            return EventType.MEASURE_REPORTED;
        }

        @Override
        public String facet() {
            return name;
        }
    }
}
