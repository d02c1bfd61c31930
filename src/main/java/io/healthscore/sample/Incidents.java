package io.healthscore.sample;

import io.healthscore.sample.Customer.Incident;
import java.util.Random;

/** When what happened: each incident's events, on the days on which they fall. */
final class Incidents {

    private static final int WEEK = 7;

    private Incidents() {}

    static void happen(Incident incident, Customer customer, Day day, int ago, Random random) {
        switch (incident) {
            case URGENT_TICKET_OPEN -> urgentTicket(day, ago);
            case MANY_TICKETS -> tickets(day, ago, random);
            case UNPAID -> once(ago, 63, () -> day.value("payment_failed", customer.spend()));
            case PROMOTERS -> answers(day, ago, 9, 5, random);
            case DETRACTORS -> answers(day, ago, 4, 2, random);
            case EXPANDED -> once(ago, 40, () -> grow(customer, day));
            case CONTRACTED -> once(ago, 25, () -> shrink(customer, day));
            case RENEWED -> once(ago, 110, () -> day.value("contract_renewed", customer.spend() * 12));
            case CANCELLED -> once(ago, 6, () -> cancel(customer, day));
            case LIMITS_MET -> limits(day, ago);
            case PULSE_RED -> once(ago, 12, () -> pulse(day));
        }
    }

    private static void once(int ago, int when, Runnable then) {
        if (ago == when) {
            then.run();
        }
    }

    private static void urgentTicket(Day day, int ago) {
        once(ago, 16, () -> {
            var ticket = day.event("ticket_opened");
            ticket.put("name", "T-1041");
            ticket.put("severity", "urgent");
            ticket.put("topic", "export");
            ticket.put("nature", "problem");
        });
    }

    private static void tickets(Day day, int ago, Random random) {
        if (ago % 4 == 0) {
            day.named("ticket_opened", "T-" + (2000 + ago));
        }
        if (ago % 4 == 2) {
            day.named("ticket_resolved", "T-" + (2002 + ago));
            day.value("csat_response", 2 + random.nextInt(3));
        }
    }

    private static void answers(Day day, int ago, int nps, int csat, Random random) {
        if (ago % (3 * WEEK) == 1) {
            day.value("nps_response", nps + random.nextInt(2));
            day.value("csat_response", csat);
        }
    }

    private static void grow(Customer customer, Day day) {
        var expansion = day.event("account_expanded");
        expansion.put("name", "seats");
        expansion.put("value", customer.spend() / 8);
        day.value("spend_recorded", customer.spend() + customer.spend() / 8);
    }

    private static void shrink(Customer customer, Day day) {
        var contraction = day.event("account_contracted");
        contraction.put("name", "plan");
        contraction.put("value", customer.spend() / 4);
        day.value("spend_recorded", customer.spend() - customer.spend() / 4);
    }

    private static void cancel(Customer customer, Day day) {
        var cancellation = day.event("contract_cancelled");
        cancellation.put("name", "project ended");
        cancellation.put(
                "effectiveOn",
                day.date().plusDays(50L + customer.tenureDays() % 10).toString());
    }

    private static void limits(Day day, int ago) {
        if (ago < 28 && ago % 5 == 0) {
            day.custom("u-" + ago, "seat_limit_reached");
        }
    }

    private static void pulse(Day day) {
        var pulse = day.event("pulse_recorded");
        pulse.put("value", 20);
        pulse.put("name", "their sponsor left, and the new one asks what we are for");
        pulse.put("author", "jo@vendor.example");
    }
}
