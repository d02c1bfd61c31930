package io.healthscore.platform;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Bounds for numbers of clients. With an exponent a few characters say more digits than the driver or the database can hold. */
public final class Decimals {

    /** Before the point, and after it. */
    private static final int DIGITS = 40;

    private Decimals() {}

    /** @throws InvalidRequest if a query parameter is a number that nothing here is measured with */
    public static void require(String parameter, @Nullable BigDecimal number) {
        if (number != null && !isBounded(number)) {
            throw new InvalidRequest(Fault.parameter(
                    parameter, "must be a number of at most " + DIGITS + " digits before and after its point"));
        }
    }

    /** @throws IllegalArgumentException if it is no number, or such a one */
    static BigDecimal read(String text) {
        var number = new BigDecimal(text);
        if (!isBounded(number)) {
            throw new IllegalArgumentException("a number of too many digits");
        }
        return number;
    }

    private static boolean isBounded(BigDecimal number) {
        return number.scale() <= DIGITS && (long) number.precision() - number.scale() <= DIGITS;
    }
}
