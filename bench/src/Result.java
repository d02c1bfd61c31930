import java.util.Arrays;

/** What is measured beside what it is measured by, taken in turns in one run; the medians and their ratio. */
record Result(String what, double[] measured, double[] measure) {
    void print(String unit) {
        var value = median(measured);
        var by = median(measure);
        System.out.printf("%-44s %,10.0f of %,10.0f %s = %5.1f %%%n", what, value, by, unit, 100 * value / by);
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
