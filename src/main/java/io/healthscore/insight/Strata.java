package io.healthscore.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which accounts are like enough to be compared: of the same segment and about the same size. Larger accounts use more of
 * everything and are healthier; held against all others they would praise whatever they use. Size is the mean of an
 * account's ranks in its segment by seats and by spend, as far as they are known, cut into at most ten classes of at
 * least ten accounts; accounts of equal size share a class. Pure.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Strata(int[] of, int number) {

    private static final int CLASSES = 10;
    private static final int ACCOUNTS_A_CLASS = 10;

    static Strata of(List<Sized> accounts) {
        var segments = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < accounts.size(); i++) {
            var segment = accounts.get(i).segment();
            segments.computeIfAbsent(segment == null ? "" : segment, name -> new ArrayList<>())
                    .add(i);
        }
        var strata = new int[accounts.size()];
        int first = 0;
        for (var members : segments.values()) {
            var sizes = sizes(members.stream().map(accounts::get).toList());
            for (int i = 0; i < sizes.length; i++) {
                strata[members.get(i)] = first + sizes[i];
            }
            first += CLASSES + 1;
        }
        return new Strata(strata, first);
    }

    /** Each account's class; the last one is that of unknown size. */
    private static int[] sizes(List<Sized> members) {
        var seats = ranks(members.stream().mapToDouble(Sized::seats).toArray());
        var spend = ranks(members.stream().mapToDouble(Sized::spend).toArray());
        var both = ranks(IntStream.range(0, members.size())
                .mapToDouble(i -> mean(seats[i], spend[i]))
                .toArray());
        long known = IntStream.range(0, both.length)
                .filter(i -> !Double.isNaN(both[i]))
                .count();
        long classes = Math.max(1, Math.min(CLASSES, known / ACCOUNTS_A_CLASS));
        return IntStream.range(0, both.length)
                .map(i -> Double.isNaN(both[i]) ? CLASSES : (int) (both[i] * classes))
                .toArray();
    }

    /** Between 0 and 1, the same for equals; NaN for NaN. */
    private static double[] ranks(double[] values) {
        var ranks = new double[values.length];
        var known = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        Arrays.fill(ranks, Double.NaN);
        for (int from = 0; from < known.size(); ) {
            int to = from;
            while (to < known.size() && values[known.get(to)] == values[known.get(from)]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[known.get(i)] = (from + to) / 2.0 / known.size();
            }
            from = to;
        }
        return ranks;
    }

    private static double mean(double one, double other) {
        if (Double.isNaN(one)) {
            return other;
        }
        return Double.isNaN(other) ? one : (one + other) / 2;
    }
}
