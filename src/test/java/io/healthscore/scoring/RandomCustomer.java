package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.ACCOUNT_CONTRACTED;
import static io.healthscore.signal.EventType.ACCOUNT_EXPANDED;
import static io.healthscore.signal.EventType.CONTRACT_CANCELLED;
import static io.healthscore.signal.EventType.CONTRACT_RENEWED;
import static io.healthscore.signal.EventType.CSAT_RESPONSE;
import static io.healthscore.signal.EventType.CUSTOM;
import static io.healthscore.signal.EventType.FEATURE_USED;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.MILESTONE_REACHED;
import static io.healthscore.signal.EventType.NPS_RESPONSE;
import static io.healthscore.signal.EventType.PAYMENT_FAILED;
import static io.healthscore.signal.EventType.PAYMENT_RECEIVED;
import static io.healthscore.signal.EventType.PULSE_RECORDED;
import static io.healthscore.signal.EventType.SEATS_CHANGED;
import static io.healthscore.signal.EventType.SESSION;
import static io.healthscore.signal.EventType.SPEND_RECORDED;
import static io.healthscore.signal.EventType.TICKET_OPENED;
import static io.healthscore.signal.EventType.TICKET_RESOLVED;

import io.healthscore.signal.EventType;
import java.util.List;
import java.util.Random;

/** An account whose life is drawn from a seed: busy or silent, young or old, measured in much or in little. */
final class RandomCustomer {

    private static final List<EventType> RARE = List.of(
            MILESTONE_REACHED,
            NPS_RESPONSE,
            CSAT_RESPONSE,
            TICKET_OPENED,
            TICKET_RESOLVED,
            PULSE_RECORDED,
            CONTRACT_RENEWED,
            CONTRACT_CANCELLED,
            ACCOUNT_EXPANDED,
            ACCOUNT_CONTRACTED,
            SPEND_RECORDED,
            SEATS_CHANGED,
            PAYMENT_FAILED,
            PAYMENT_RECEIVED);

    private final Random random;
    private int made;

    private RandomCustomer(long seed) {
        random = new Random(seed);
    }

    static Customer of(long seed) {
        return new RandomCustomer(seed).make();
    }

    private Customer make() {
        int age = random.nextInt(600) + 1;
        var customer = new Customer().since(age);
        if (random.nextBoolean()) {
            customer.contract(TODAY.plusDays(random.nextInt(300) - 20), random.nextInt(90), random.nextBoolean());
        }
        int silentFor = random.nextInt(3) == 0 ? random.nextInt(120) : 0;
        double busy = random.nextDouble() * 4;
        for (int day = Math.min(age, 300) + 5; day >= silentFor - 3; day--) {
            for (double left = busy * random.nextDouble(); left > 0; left--) {
                customer.had(usage(day));
            }
        }
        for (EventType type : RARE) {
            for (int left = random.nextInt(3) == 0 ? 0 : random.nextInt(5); left > 0; left--) {
                customer.had(rare(type, random.nextInt(age + 10) - 5));
            }
        }
        return customer;
    }

    private Happening usage(int day) {
        Happening any = at(day, List.of(LOGIN, FEATURE_USED, SESSION, CUSTOM).get(random.nextInt(4)));
        if (random.nextInt(10) > 0) {
            any = any.by("u" + random.nextInt(30));
        }
        return switch (any.type()) {
            case FEATURE_USED, CUSTOM -> any.named("f" + random.nextInt(8)).worth(1 + random.nextInt(3));
            case SESSION -> any.worth(random.nextInt(1200));
            default -> any;
        };
    }

    private Happening rare(EventType type, int day) {
        Happening any = at(day, type);
        return switch (type) {
            case MILESTONE_REACHED -> any.named("m" + random.nextInt(5));
            case NPS_RESPONSE ->
                any.named(List.of("promoter", "passive", "detractor").get(random.nextInt(3)));
            case TICKET_OPENED ->
                any.named("T-" + random.nextInt(4))
                        .severe(List.of(Severity.LOW, Severity.NORMAL, Severity.HIGH, Severity.URGENT)
                                .get(random.nextInt(4)));
            case TICKET_RESOLVED -> any.named("T-" + random.nextInt(4));
            case CONTRACT_CANCELLED -> any.until(daysAgo(random.nextInt(200) - 150));
            default -> any.worth(random.nextInt(101));
        };
    }

    private Happening at(int day, EventType type) {
        made++;
        return Happening.on(daysAgo(day), type).at(random.nextInt(86_400)).withId("e" + made);
    }
}
