package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalWindow;
import io.healthscore.signal.Signals;
import io.healthscore.signal.UserSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums an account's events up to signals, as ingestion does. */
final class Diary {

    private static final Comparator<Happening> BY_TIME =
            Comparator.comparingLong(Happening::micros).thenComparing(Happening::id);

    private Diary() {}

    static SignalWindow window(Collection<Happening> happenings) {
        Map<Key, List<Happening>> byFacet =
                happenings.stream().collect(Collectors.groupingBy(one -> new Key(one.type(), one.facet())));
        return new SignalWindow(byFacet.entrySet().stream()
                .map(facet -> signals(facet.getKey(), facet.getValue()))
                .toList());
    }

    private static Signals signals(Key key, List<Happening> happenings) {
        Map<LocalDate, List<Happening>> byDay =
                happenings.stream().collect(Collectors.groupingBy(Happening::day, TreeMap::new, Collectors.toList()));
        List<List<Happening>> days = new ArrayList<>(byDay.values());
        return new Signals(
                key.type,
                key.facet,
                byDay.keySet().stream().mapToInt(day -> (int) day.toEpochDay()).toArray(),
                days.stream().mapToLong(List::size).toArray(),
                days.stream().mapToLong(day -> values(day).size()).toArray(),
                days.stream().mapToDouble(Diary::sum).toArray(),
                days.stream()
                        .mapToDouble(
                                day -> values(day).stream().min(Double::compare).orElse(Double.NaN))
                        .toArray(),
                days.stream()
                        .mapToDouble(
                                day -> values(day).stream().max(Double::compare).orElse(Double.NaN))
                        .toArray(),
                days.stream().mapToDouble(day -> last(day).value()).toArray(),
                days.stream().mapToLong(day -> last(day).micros()).toArray(),
                days.stream().map(day -> last(day).id()).toArray(String[]::new),
                severities(days),
                days.stream().map(Diary::users).toArray(long[][]::new));
    }

    private static List<Double> values(List<Happening> day) {
        return day.stream()
                .map(Happening::value)
                .filter(value -> !Double.isNaN(value))
                .toList();
    }

    private static double sum(List<Happening> day) {
        return values(day).stream()
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static Happening last(List<Happening> day) {
        return day.stream().max(BY_TIME).orElseThrow();
    }

    private static byte[] severities(List<List<Happening>> days) {
        var severities = new byte[days.size()];
        for (int i = 0; i < severities.length; i++) {
            severities[i] = (byte) last(days.get(i)).severity();
        }
        return severities;
    }

    private static long[] users(List<Happening> day) {
        return day.stream()
                .map(Happening::user)
                .filter(user -> !user.isEmpty())
                .mapToLong(UserSet::hash)
                .sorted()
                .distinct()
                .limit(UserSet.CAPACITY)
                .toArray();
    }

    private record Key(EventType type, String facet) {}
}
