package io.healthscore.event;

import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events of all types over the last 400 days before the test clock's start, in no order, a tenth of them twice. */
final class RandomEvents {

    private static final EventType[] TYPES = EventType.values();
    private static final long SECONDS = 400L * 24 * 60 * 60;

    private final Random random;

    RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    List<Event> of(List<String> accountIds, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> event(accountIds.get(random.nextInt(accountIds.size())), "e" + random.nextInt(size)))
                .toList();
    }

    /** All that it says follows from account and id, so that a repeat says the same. */
    private static Event event(String accountId, String id) {
        var own = new Random((accountId + id).hashCode());
        var type = TYPES[own.nextInt(TYPES.length)];
        var at = Made.RECEIVED.minusSeconds(own.nextLong(SECONDS)).plus(own.nextInt(1000), ChronoUnit.MICROS);
        return Event.of(type, envelope(own, accountId, id, at), name(own, type), value(own, type), details(own, type));
    }

    private static Envelope envelope(Random own, String accountId, String id, Instant at) {
        var user = own.nextInt(3) == 0 ? null : "user-" + own.nextInt(20);
        return new Envelope(accountId, id, at, user, Made.RECEIVED, own.nextBoolean() ? "{\"plan\": \"pro\"}" : null);
    }

    private static @Nullable String name(Random own, EventType type) {
        return switch (type) {
            case ACCOUNT_EXPANDED, ACCOUNT_CONTRACTED -> "seats";
            case LOGIN, SESSION, NPS_RESPONSE, SPEND_RECORDED, SEATS_CHANGED, PAYMENT_FAILED, PAYMENT_RECEIVED -> null;
            default -> "name " + own.nextInt(5);
        };
    }

    private static BigDecimal value(Random own, EventType type) {
        return switch (type) {
            case NPS_RESPONSE -> BigDecimal.valueOf(own.nextInt(11));
            case CSAT_RESPONSE -> BigDecimal.valueOf(own.nextInt(5) + 1L);
            case SEATS_CHANGED -> BigDecimal.valueOf(own.nextInt(100));
            default -> BigDecimal.valueOf(own.nextLong(1_000_000_000), own.nextInt(7));
        };
    }

    private static Details details(Random own, EventType type) {
        return switch (type) {
            case TICKET_OPENED -> new Details(Severity.values()[own.nextInt(4)], null, null, null, null, null, null);
            case PULSE_RECORDED, TOUCHPOINT_RECORDED -> Details.ofAuthor("jo");
            case SPEND_RECORDED -> Details.ofPeriod(own.nextBoolean() ? SpendPeriod.YEAR : SpendPeriod.MONTH);
            default -> Details.NONE;
        };
    }
}
