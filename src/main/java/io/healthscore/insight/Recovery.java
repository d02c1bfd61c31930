package io.healthscore.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many accounts that were at risk recovered within so many days: of those that were touched, and of the others.
 *
 * @param difference of the two rates, touched less others; null where there are too few accounts to tell
 * @param interval where the difference lies with 95 % confidence (Newcombe's hybrid score interval)
 * @param verdict {@code touched recover more often}, {@code touched recover less often}, {@code no difference seen} or
 *     {@code not enough accounts}
 */
record Recovery(
        Group touched,
        Group others,
        @Nullable BigDecimal difference,
        @Nullable List<BigDecimal> interval,
        String verdict) {

    /** Fewer on either side are not compared. */
    static final int LEAST = 10;

    private static final int DECIMALS = 3;

    static Recovery of(Group touched, Group others) {
        if (touched.accounts() < LEAST || others.accounts() < LEAST) {
            return new Recovery(touched, others, null, null, "not enough accounts");
        }
        double difference = touched.share() - others.share();
        double low = difference - Math.hypot(touched.share() - touched.low(), others.high() - others.share());
        double high = difference + Math.hypot(touched.high() - touched.share(), others.share() - others.low());
        return new Recovery(
                touched, others, rounded(difference), List.of(rounded(low), rounded(high)), verdict(low, high));
    }

    private static String verdict(double low, double high) {
        if (low > 0) {
            return "touched recover more often";
        }
        return high < 0 ? "touched recover less often" : "no difference seen";
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * Accounts that were at risk long enough ago for the days to be over.
     *
     * @param recovered at risk no more by then; one that has left has not recovered
     * @param rate null where there are too few accounts to tell
     */
    record Group(long accounts, long recovered, @Nullable BigDecimal rate) {

        private static final double NORMAL_95 = 1.959964;

        static Group of(long accounts, long recovered) {
            return new Group(accounts, recovered, accounts < LEAST ? null : rounded((double) recovered / accounts));
        }

        private double share() {
            return (double) recovered / accounts;
        }

        private double low() {
            return bound(-1);
        }

        private double high() {
            return bound(1);
        }

        /** Of Wilson's score interval. */
        private double bound(int sign) {
            double square = NORMAL_95 * NORMAL_95;
            double spread = Math.sqrt(share() * (1 - share()) / accounts + square / (4.0 * accounts * accounts));
            return (share() + square / (2.0 * accounts) + sign * NORMAL_95 * spread) / (1 + square / accounts);
        }
    }
}
