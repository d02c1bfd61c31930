package io.healthscore.signal;

import static io.healthscore.signal.EventKind.ACCOUNT;
import static io.healthscore.signal.EventKind.SATISFACTION;
import static io.healthscore.signal.EventKind.USAGE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The type of an event, and so of the signals made of it. The words are those of the API, the database and the models. */
public enum EventType {
    LOGIN(USAGE),
    FEATURE_USED(USAGE),
    SESSION(USAGE),
    MILESTONE_REACHED(USAGE),
    CUSTOM(USAGE),
    NPS_RESPONSE(SATISFACTION),
    CSAT_RESPONSE(SATISFACTION),
    TICKET_OPENED(SATISFACTION),
    TICKET_RESOLVED(SATISFACTION),
    PULSE_RECORDED(SATISFACTION),
    CONTRACT_RENEWED(ACCOUNT),
    CONTRACT_CANCELLED(ACCOUNT),
    ACCOUNT_EXPANDED(ACCOUNT),
    ACCOUNT_CONTRACTED(ACCOUNT),
    SPEND_RECORDED(ACCOUNT),
    SEATS_CHANGED(ACCOUNT),
    PAYMENT_FAILED(ACCOUNT),
    PAYMENT_RECEIVED(ACCOUNT),
    TOUCHPOINT_RECORDED(ACCOUNT),
    MEASURE_REPORTED(ACCOUNT);

    private static final Map<String, EventType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::word, Function.identity()));

    private final EventKind kind;
    private final String word = name().toLowerCase(Locale.ROOT);

    EventType(EventKind kind) {
        this.kind = kind;
    }

    public EventKind kind() {
        return kind;
    }

    /** As written in requests, models and the database, such as {@code feature_used}. */
    public String word() {
        return word;
    }

    public static Optional<EventType> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** The types of a kind, in this enumeration's order. */
    public static List<EventType> of(EventKind kind) {
        return Arrays.stream(values()).filter(type -> type.kind == kind).toList();
    }
}
