package io.healthscore.scoring;

/**
 * What a value came to on a day.
 *
 * @param value 0 unless measured
 * @param part what it was made of, such as the users of a share of seats; 0 when {@code whole} is
 * @param whole 0 when it was not made of two numbers
 * @param lastEventAt the time of the newest event in it, microseconds since the epoch; {@link #NEVER} without any
 */
public record Measurement(MetricStatus status, double value, double part, double whole, long lastEventAt) {

    public static final long NEVER = Long.MIN_VALUE;

    private static final double BILLION = 1e9;

    /** From here on a double has no nine decimals. */
    private static final double LARGE = 1e6;

    static final Measurement MISSING = new Measurement(MetricStatus.MISSING, 0, 0, 0, NEVER);

    static Measurement of(double value, long lastEventAt) {
        return new Measurement(MetricStatus.MEASURED, value, 0, 0, lastEventAt);
    }

    static Measurement of(double value, double part, double whole, long lastEventAt) {
        return new Measurement(MetricStatus.MEASURED, value, part, whole, lastEventAt);
    }

    static Measurement stale(long lastEventAt) {
        return new Measurement(MetricStatus.STALE, 0, 0, 0, lastEventAt);
    }

    public boolean isMeasured() {
        return status == MetricStatus.MEASURED;
    }

    /** From the days lived, which stay visible as its parts, to the whole window. */
    Measurement scaled(double window, double lived) {
        return new Measurement(status, value * window / lived, value, lived, lastEventAt);
    }

    /** Freed of what binary fractions are off: 29 of 50 is 58 %, and so meets what 58 % meets. */
    Measurement times(double factor) {
        double product = value * factor;
        double rounded = Math.rint(product * BILLION) / BILLION;
        return new Measurement(status, Math.abs(product) < LARGE ? rounded : product, part, whole, lastEventAt);
    }
}
