package io.healthscore.scoring;

/** Rounds parts to hundredths so that they add up to their rounded sum: the largest remainders are rounded up. */
final class Apportionment {

    private Apportionment() {}

    /** @param sum two decimals, what the exact parts come to when rounded */
    static double[] of(double[] exact, double sum) {
        var hundredths = new long[exact.length];
        var remainders = new double[exact.length];
        long left = Math.round(sum * 100);
        for (int i = 0; i < exact.length; i++) {
            hundredths[i] = (long) Math.floor(exact[i] * 100 + 1e-9);
            remainders[i] = exact[i] * 100 - hundredths[i];
            left -= hundredths[i];
        }
        for (; left > 0; left--) {
            int largest = largest(remainders);
            hundredths[largest]++;
            remainders[largest]--;
        }
        var printed = new double[exact.length];
        for (int i = 0; i < exact.length; i++) {
            printed[i] = hundredths[i] / 100.0;
        }
        return printed;
    }

    /**
     * Rounds parts that are known already as {@code near}, and moves hundredths to where the rounded part is farthest from
     * the exact one until all add up. A part that is exactly 0 stays 0.
     */
    static double[] near(double[] near, double[] exact, double sum) {
        var printed = new double[near.length];
        long left = Math.round(sum * 100);
        for (int i = 0; i < near.length; i++) {
            printed[i] = Words.hundredths(near[i]);
            left -= Math.round(printed[i] * 100);
        }
        for (; left != 0; left -= Long.signum(left)) {
            int farthest = farthest(printed, exact, Long.signum(left));
            printed[farthest] = Math.round(printed[farthest] * 100 + Long.signum(left)) / 100.0;
        }
        return printed;
    }

    private static int farthest(double[] printed, double[] exact, int direction) {
        int farthest = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < printed.length; i++) {
            double off = direction * (exact[i] - printed[i]);
            if (exact[i] != 0 && off > most + 1e-9) {
                farthest = i;
                most = off;
            }
        }
        return farthest;
    }

    /** The first one of the largest. */
    private static int largest(double[] remainders) {
        int largest = 0;
        for (int i = 1; i < remainders.length; i++) {
            largest = remainders[i] > remainders[largest] + 1e-9 ? i : largest;
        }
        return largest;
    }
}
