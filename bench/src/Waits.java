import java.util.Arrays;

/** How long answers took, in milliseconds. */
record Waits(String what, double[] milliseconds) {
    void print() {
        var sorted = milliseconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%-44s median %8.1f ms, p99 %8.1f ms, longest %8.1f ms of %,d%n",
                what, at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1], sorted.length);
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.ceil(part * sorted.length) - 1)];
    }
}
