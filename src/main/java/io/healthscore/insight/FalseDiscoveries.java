package io.healthscore.insight;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Who looks at many names finds something in one of twenty by chance alone. Benjamini and Hochberg's correction: of the names
 * whose adjusted p is under 0.05, at most one in twenty is expected to be chance. Pure.
 */
final class FalseDiscoveries {

    private FalseDiscoveries() {}

    /** The adjusted p, in the order of the given ones. */
    static double[] adjust(double[] p) {
        var descending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .toList();
        var adjusted = new double[p.length];
        double least = 1;
        for (int i = 0; i < p.length; i++) {
            int at = descending.get(i);
            least = Math.min(least, p[at] * p.length / (p.length - i));
            adjusted[at] = least;
        }
        return adjusted;
    }
}
