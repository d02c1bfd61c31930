package io.healthscore.scoring;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One metric's values over a population, by segment. */
final class Spread {

    /** A quantile for each percent. */
    private static final int STEPS = 100;

    /** Of more segments, those with the most accounts; accounts of the others are compared with all. */
    private static final int MOST_SEGMENTS = 100;

    private final Map<String, Values> bySegment = new HashMap<>();

    /** @param segment {@link Percentile#ALL} for none */
    void add(String segment, double value) {
        bySegment.computeIfAbsent(segment, key -> new Values()).add(value);
    }

    /** The largest segments that have enough accounts, by name, and after all accounts, however few. */
    Map<String, Reference> references(LocalDate day) {
        var references = new LinkedHashMap<String, Reference>();
        references.put(Percentile.ALL, reference(day, bySegment.values()));
        bySegment.entrySet().stream()
                .filter(segment -> !segment.getKey().equals(Percentile.ALL))
                .filter(segment -> segment.getValue().size >= Reference.ENOUGH)
                .sorted(Comparator.comparingInt((Map.Entry<String, Values> segment) -> -segment.getValue().size)
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_SEGMENTS)
                .forEach(segment -> references.put(segment.getKey(), reference(day, List.of(segment.getValue()))));
        return references;
    }

    private static Reference reference(LocalDate day, Collection<Values> values) {
        double[] sorted =
                values.stream().flatMapToDouble(Values::stream).sorted().toArray();
        return new Reference(day, sorted.length, sorted.length < Reference.ENOUGH ? List.of() : quantiles(sorted));
    }

    private static List<Double> quantiles(double[] sorted) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> quantile(sorted, (sorted.length - 1) * (double) step / STEPS))
                .toList();
    }

    /** The value at a place between two of the sorted ones. */
    private static double quantile(double[] sorted, double place) {
        int left = (int) place;
        int right = Math.min(left + 1, sorted.length - 1);
        double between = sorted[left] + (sorted[right] - sorted[left]) * (place - left);
        return Math.min(sorted[right], between); // a rounded sum may be a hair beyond
    }

    /** Numbers without a box each. */
    private static final class Values {

        private double[] numbers = new double[16];
        private int size;

        void add(double number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number + 0.0; // no negative zero, which would be a value of its own
        }

        DoubleStream stream() {
            return Arrays.stream(numbers, 0, size);
        }
    }
}
