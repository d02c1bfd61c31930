package io.healthscore.simulation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The accounts that a preview moves most; of equal moves, those whose id comes first. Holds no more than it shows. */
final class Movers {

    static final int MOST = 50;

    private static final Comparator<Comparison> LARGEST_FIRST =
            Comparator.comparing(Movers::size).reversed().thenComparing(Comparison::accountId);

    private final PriorityQueue<Comparison> largest = new PriorityQueue<>(LARGEST_FIRST.reversed());
    private long count;

    void add(Comparison comparison) {
        if (comparison.isMoved()) {
            count++;
            largest.add(comparison);
            if (largest.size() > MOST) {
                largest.remove();
            }
        }
    }

    /** How many move at all. */
    long count() {
        return count;
    }

    List<Comparison> largest() {
        return largest.stream().sorted(LARGEST_FIRST).toList();
    }

    private static BigDecimal size(Comparison comparison) {
        var change = comparison.change();
        return change == null ? BigDecimal.ZERO : change.abs();
    }
}
