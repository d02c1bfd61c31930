package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.ACCOUNT_CONTRACTED;
import static io.healthscore.signal.EventType.ACCOUNT_EXPANDED;
import static io.healthscore.signal.EventType.CONTRACT_RENEWED;
import static io.healthscore.signal.EventType.CSAT_RESPONSE;
import static io.healthscore.signal.EventType.CUSTOM;
import static io.healthscore.signal.EventType.FEATURE_USED;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.MILESTONE_REACHED;
import static io.healthscore.signal.EventType.NPS_RESPONSE;
import static io.healthscore.signal.EventType.PAYMENT_RECEIVED;
import static io.healthscore.signal.EventType.PULSE_RECORDED;
import static io.healthscore.signal.EventType.SEATS_CHANGED;
import static io.healthscore.signal.EventType.SESSION;
import static io.healthscore.signal.EventType.SPEND_RECORDED;
import static io.healthscore.signal.EventType.TICKET_OPENED;
import static io.healthscore.signal.EventType.TICKET_RESOLVED;

import io.healthscore.signal.EventType;
import java.util.Arrays;

/** Invented accounts with a past. {@link WorkedAccountsTests} works their scores out by hand. */
final class WorkedAccounts {

    private WorkedAccounts() {}

    static Customer champion() {
        var customer = new Customer("champion").contract(TODAY.plusDays(242), 60, true);
        for (int day = 0; day < 200; day++) {
            customer.had(use(day, "f" + day % 6, "u" + day % 9));
        }
        milestones(customer, 4);
        payments(customer, 6);
        answers(customer, "promoter", "promoter", "promoter", "passive");
        return customer.had(SEATS_CHANGED, 500, 10)
                .had(Happening.on(TODAY, SESSION).worth(420).by("u1"))
                .had(SPEND_RECORDED, 300, 1000)
                .had(SPEND_RECORDED, 30, 1050)
                .had(CONTRACT_RENEWED, 200)
                .had(ACCOUNT_EXPANDED, 100)
                .had(CSAT_RESPONSE, 0, 100)
                .had(CSAT_RESPONSE, 28, 70)
                .had(Happening.on(daysAgo(40), TICKET_OPENED).named("T-1"))
                .had(Happening.on(daysAgo(39), TICKET_RESOLVED).named("T-1"))
                .had(PULSE_RECORDED, 10, 90);
    }

    static Customer quietDecliner() {
        var customer = new Customer("decliner").had(SEATS_CHANGED, 500, 20).had(SPEND_RECORDED, 400, 2000);
        for (int day = 14; day <= 20; day++) {
            customer.had(use(day, "f" + day % 2, "u" + day % 4));
        }
        for (int day = 29; day <= 210; day++) {
            customer.had(use(day, "f" + day % 6, "u" + day % 6)).had(use(day, "f1", "u1"));
        }
        milestones(customer, 3);
        payments(customer, 6);
        return customer;
    }

    static Customer newcomer() {
        var customer = new Customer("newcomer")
                .since(20)
                .contract(TODAY.plusDays(345), 30, true)
                .had(SEATS_CHANGED, 20, 8)
                .had(SPEND_RECORDED, 20, 400)
                .had(PAYMENT_RECEIVED, 19)
                .had(CSAT_RESPONSE, 4, 50)
                .had(Happening.on(daysAgo(3), MILESTONE_REACHED).named("m1").by("u1"))
                .had(Happening.on(daysAgo(9), TICKET_OPENED).named("T-1"));
        for (int day = 1; day <= 9; day++) {
            customer.had(use(day, "f" + day % 4, "u" + day % 5));
        }
        return customer;
    }

    static Customer noisyButLoyal() {
        var customer =
                new Customer("noisy").contract(TODAY.plusDays(88), 60, true).had(SEATS_CHANGED, 500, 50);
        for (int day = 0; day < 220; day++) {
            customer.had(use(day, "f" + day % 8, "u" + (2 * day) % 40)).had(use(day, "f1", "u" + (2 * day + 1) % 40));
        }
        milestones(customer, 4);
        payments(customer, 6);
        answers(customer, "promoter", "detractor");
        for (int ticket = 1; ticket <= 11; ticket++) {
            customer.had(Happening.on(daysAgo(20 + ticket), TICKET_OPENED).named("T-" + ticket))
                    .had(Happening.on(daysAgo(19 + ticket), TICKET_RESOLVED).named("T-" + ticket));
        }
        customer.had(Happening.on(daysAgo(16), TICKET_OPENED).named("T-99").severe(Severity.URGENT))
                .had(SPEND_RECORDED, 300, 5000)
                .had(SPEND_RECORDED, 60, 5500)
                .had(CONTRACT_RENEWED, 600)
                .had(CONTRACT_RENEWED, 235)
                .had(ACCOUNT_EXPANDED, 60)
                .had(ACCOUNT_CONTRACTED, 300)
                .had(CSAT_RESPONSE, 10, 25)
                .had(PULSE_RECORDED, 30, 60);
        return customer;
    }

    static Customer silentGhost() {
        var customer = new Customer("ghost")
                .had(use(100, "f1", "u1"))
                .had(SEATS_CHANGED, 500, 10)
                .had(SPEND_RECORDED, 400, 1000)
                .had(CONTRACT_RENEWED, 200);
        milestones(customer, 2);
        payments(customer, 6);
        return customer;
    }

    static Customer neverLoggedIn() {
        var customer = new Customer("never").since(60).had(SEATS_CHANGED, 60, 5).had(SPEND_RECORDED, 60, 300);
        payments(customer, 2);
        return customer;
    }

    static Customer onlyAnSdk() {
        var customer = new Customer("sdk").since(100);
        Arrays.stream(EventType.values())
                .filter(type -> type != LOGIN && type != FEATURE_USED)
                .forEach(customer::noFeed);
        for (int day = 1; day <= 16; day++) {
            customer.had(use(day, "f" + day % 3, "u" + day % 3));
        }
        for (int day = 1; day <= 5; day++) {
            customer.had(Happening.on(daysAgo(day), LOGIN).by("u1"));
        }
        for (int day = 29; day <= 100; day++) {
            customer.had(use(day, "f1", "u1"));
        }
        return customer;
    }

    static Customer onlyACrm() {
        var customer = new Customer("crm")
                .noFeed(LOGIN, FEATURE_USED, SESSION, MILESTONE_REACHED, CUSTOM)
                .contract(TODAY.plusDays(200), 30, true)
                .had(SEATS_CHANGED, 400, 30)
                .had(SPEND_RECORDED, 400, 800)
                .had(CONTRACT_RENEWED, 200)
                .had(PULSE_RECORDED, 20, 80);
        payments(customer, 6);
        return customer;
    }

    private static Happening use(int daysAgo, String feature, String user) {
        return Happening.on(daysAgo(daysAgo), FEATURE_USED)
                .named(feature)
                .worth(1)
                .by(user);
    }

    private static void milestones(Customer customer, int reached) {
        for (int i = 0; i < reached; i++) {
            customer.had(Happening.on(daysAgo(400 + i), MILESTONE_REACHED).named("m" + i));
        }
    }

    private static void payments(Customer customer, int received) {
        for (int i = 0; i < received; i++) {
            customer.had(PAYMENT_RECEIVED, 5 + 28 * i, 100);
        }
    }

    private static void answers(Customer customer, String... facets) {
        for (int i = 0; i < facets.length; i++) {
            customer.had(Happening.on(daysAgo(30 + i), NPS_RESPONSE).named(facets[i]));
        }
    }
}
