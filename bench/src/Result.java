import java.util.Arrays;
import java.util.stream.Collectors;

/** What is measured beside what it is measured by, taken in turns in one run: the medians, their ratio, and that of each round. */
record Result(String what, double[] measured, double[] measure) {
    void print(String unit) {
        var value = median(measured);
        var by = median(measure);
        var rounds = new double[measured.length];
        Arrays.setAll(rounds, round -> 100 * measured[round] / measure[round]);
        System.out.printf(
                "%-44s %,10.0f of %,10.0f %s = %5.1f %% (%s)%n",
                what, value, by, unit, 100 * value / by, list("%.1f", rounds));
    }

    static String list(String format, double... values) {
        return Arrays.stream(values).mapToObj(format::formatted).collect(Collectors.joining(", "));
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
