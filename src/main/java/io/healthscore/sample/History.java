package io.healthscore.sample;

import io.healthscore.sample.Customer.Habit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What one customer did on each day up to yesterday, as events ready to be sent. Chance has a seed a day, so that a
 * history that was sent in part can be sent again on the same day and counts nothing twice.
 */
final class History {

    static final int DAYS = 200;

    private static final List<String> FEATURES = List.of(
            "reports",
            "dashboards",
            "export",
            "api",
            "alerts",
            "comments",
            "templates",
            "sharing",
            "search",
            "audit_log");
    private static final int FADE_DAYS = 70;
    private static final int SILENT_DAYS = 50;

    private final Customer customer;
    private final LocalDate today;
    private final List<Map<String, Object>> events = new ArrayList<>();

    private History(Customer customer, LocalDate today) {
        this.customer = customer;
        this.today = today;
    }

    static List<Map<String, Object>> of(Customer customer, LocalDate today) {
        var history = new History(customer, today);
        int length = Math.min(customer.tenureDays(), DAYS);
        for (int ago = length; ago >= 1; ago--) {
            history.day(ago, length);
        }
        return history.events;
    }

    private void day(int ago, int length) {
        var day = new Day(customer.id(), today.minusDays(ago), events, events.size());
        var random =
                new Random(customer.id().hashCode() * 31L + today.minusDays(ago).toEpochDay());
        use(day, ago, length, random);
        if (ago == length) {
            day.value("seats_changed", customer.seats());
            day.value("spend_recorded", customer.spend());
        }
        if (day.date().getDayOfMonth() == 1 && ago > 1) {
            day.value("payment_received", customer.spend());
        }
        customer.incidents().forEach(incident -> Incidents.happen(incident, customer, day, ago, random));
    }

    private void use(Day day, int ago, int length, Random random) {
        boolean weekend = day.date().getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        double share = share(ago, length) * (weekend ? 0.08 : 1);
        for (int seat = 0; seat < customer.seats() * 1.1; seat++) {
            if (random.nextDouble() < share) {
                visit(day, "u-" + seat, random);
            }
        }
        int milestone = (length - ago) / 12;
        if ((length - ago) % 12 == 0 && milestone < 4 && share > 0) {
            day.named(
                    "milestone_reached",
                    List.of("invited", "connected", "first_report", "automated").get(milestone));
        }
    }

    private void visit(Day day, String user, Random random) {
        day.login(user);
        day.session(user, 120 + random.nextInt(1200));
        int tries = 1 + random.nextInt(3);
        int known = customer.habit() == Habit.WEEKLY ? 3 : 7;
        for (int i = 0; i < tries; i++) {
            day.feature(user, FEATURES.get(random.nextInt(known)));
        }
    }

    /** The chance that a seat is used on a working day. */
    private double share(int ago, int length) {
        return switch (customer.habit()) {
            case DAILY -> 0.55;
            case WEEKLY -> 0.18;
            case GROWING -> 0.2 + 0.6 * (length - ago) / length;
            case FADING -> ago > FADE_DAYS ? 0.5 : 0.5 * Math.max(0.06, ago / (double) FADE_DAYS - 0.15);
            case SILENT -> ago > SILENT_DAYS ? 0.2 : 0;
            case ABSENT -> 0;
        };
    }
}
