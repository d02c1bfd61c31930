package io.healthscore.sample;

import io.healthscore.sample.Customer.Habit;
import io.healthscore.sample.Customer.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invented customers, one story each. */
final class Portfolio {

    private static final String JO = "jo@vendor.example";
    private static final String KIM = "kim@vendor.example";

    private Portfolio() {}

    static List<Customer> customers() {
        return List.of(
                customer(
                        "acme",
                        "Acme Inc.",
                        "enterprise",
                        JO,
                        500,
                        40,
                        4200,
                        75,
                        Habit.FADING,
                        Incident.URGENT_TICKET_OPEN),
                customer(
                        "globex",
                        "Globex",
                        "enterprise",
                        JO,
                        420,
                        60,
                        6100,
                        160,
                        Habit.DAILY,
                        Incident.PROMOTERS,
                        Incident.RENEWED),
                customer(
                        "initech",
                        "Initech",
                        "mid-market",
                        KIM,
                        300,
                        25,
                        1500,
                        30,
                        Habit.WEEKLY,
                        Incident.MANY_TICKETS,
                        Incident.DETRACTORS),
                customer(
                        "umbrella",
                        "Umbrella Health",
                        "enterprise",
                        JO,
                        700,
                        80,
                        9000,
                        20,
                        Habit.SILENT,
                        Incident.UNPAID),
                customer(
                        "hooli",
                        "Hooli",
                        "enterprise",
                        KIM,
                        350,
                        30,
                        3900,
                        220,
                        Habit.GROWING,
                        Incident.EXPANDED,
                        Incident.LIMITS_MET,
                        Incident.PROMOTERS),
                customer(
                        "stark",
                        "Stark Robotics",
                        "mid-market",
                        JO,
                        260,
                        20,
                        1800,
                        120,
                        Habit.DAILY,
                        Incident.PULSE_RED),
                customer(
                        "wayne",
                        "Wayne Logistics",
                        "mid-market",
                        KIM,
                        610,
                        18,
                        1600,
                        250,
                        Habit.DAILY,
                        Incident.RENEWED),
                customer("wonka", "Wonka Foods", "small", JO, 200, 8, 390, 90, Habit.WEEKLY, Incident.CONTRACTED),
                customer("cyberdyne", "Cyberdyne", "mid-market", KIM, 180, 15, 1100, null, Habit.ABSENT),
                customer(
                        "tyrell",
                        "Tyrell Biotech",
                        "enterprise",
                        JO,
                        400,
                        50,
                        5200,
                        140,
                        Habit.FADING,
                        Incident.CANCELLED),
                customer("soylent", "Soylent Kitchens", "small", KIM, 90, 6, 290, null, Habit.GROWING),
                customer(
                        "massive",
                        "Massive Dynamic",
                        "enterprise",
                        KIM,
                        800,
                        100,
                        12500,
                        300,
                        Habit.DAILY,
                        Incident.PROMOTERS,
                        Incident.MANY_TICKETS),
                customer("pied-piper", "Pied Piper", "small", JO, 9, 5, 190, null, Habit.DAILY),
                customer(
                        "vandelay",
                        "Vandelay Imports",
                        "small",
                        KIM,
                        365,
                        4,
                        160,
                        45,
                        Habit.WEEKLY,
                        Incident.PROMOTERS),
                customer(
                        "dunder",
                        "Dunder Paper",
                        "mid-market",
                        JO,
                        540,
                        22,
                        1400,
                        100,
                        Habit.FADING,
                        Incident.DETRACTORS),
                customer(
                        "oscorp", "Oscorp", "enterprise", KIM, 230, 45, 4700, 190, Habit.GROWING, Incident.LIMITS_MET));
    }

    private static Customer customer(
            String id,
            String name,
            String segment,
            String owner,
            int tenureDays,
            int seats,
            int spend,
            @Nullable Integer noticeInDays,
            Habit habit,
            Incident... incidents) {
        return new Customer(
                id, name, segment, owner, tenureDays, seats, spend, noticeInDays, habit, List.of(incidents));
    }
}
