package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastTests {

    /** Student's own data of 1908, hours of sleep gained with one drug and with another; R ships them as {@code sleep}. */
    private static final double[] SLEEP = {
        0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4
    };

    private static final double NEAR = 1e-6;

    /** R: {@code t.test(extra ~ group, data = sleep, var.equal = TRUE)}: p 0.07919, interval -3.363874 to 0.203874. */
    @Test
    void isStudentsTestInOneStratum() {
        var contrast = contrast(SLEEP, first(10), new int[20]);

        assertThat(contrast.meanUsing()).isCloseTo(0.75, within(NEAR));
        assertThat(contrast.meanOthers()).isCloseTo(2.33, within(NEAR));
        assertThat(contrast.difference().p()).isCloseTo(0.07918671, within(NEAR));
        assertThat(contrast.difference().low()).isCloseTo(-3.363874, within(NEAR));
        assertThat(contrast.difference().high()).isCloseTo(0.203874, within(NEAR));
    }

    /** R: the same paired: p 0.002833, interval -2.4598858 to -0.7001142. */
    @Test
    void isThePairedTestOverPairs() {
        var contrast = contrast(
                SLEEP, first(10), IntStream.range(0, 20).map(i -> i % 10).toArray());

        assertThat(contrast.difference().p()).isCloseTo(0.00283289, within(NEAR));
        assertThat(contrast.difference().low()).isCloseTo(-2.4598858, within(NEAR));
        assertThat(contrast.difference().high()).isCloseTo(-0.7001142, within(NEAR));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void isTheRegressionWithATermForEachStratum(long seed) {
        var random = new Random(seed);
        int accounts = 120;
        int number = 6;
        var strata = random.ints(accounts, 0, number).toArray();
        var users = new BitSet();
        var outcomes = new double[accounts];
        for (int i = 0; i < accounts; i++) {
            users.set(i, random.nextInt(10) < 2 + strata[i]);
            outcomes[i] = 50 + 5 * strata[i] + (users.get(i) ? 3 : 0) + 8 * random.nextGaussian();
        }
        var regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        var terms = new double[accounts][number + 1];
        for (int i = 0; i < accounts; i++) {
            terms[i][strata[i]] = 1;
            terms[i][number] = users.get(i) ? 1 : 0;
        }
        regression.newSampleData(outcomes, terms);

        var difference = contrast(outcomes, users, strata).difference();

        assertThat(difference.value()).isCloseTo(regression.estimateRegressionParameters()[number], within(NEAR));
        assertThat(difference.error())
                .isCloseTo(regression.estimateRegressionParametersStandardErrors()[number], within(NEAR));
        assertThat(difference.freedom()).isEqualTo(accounts - number - 1);
    }

    /** Eight of ten large accounts use it, two of ten small ones; within each size users are as the others are. */
    @Test
    void takesAwayWhatSizeDoes() {
        var outcomes = new double[20];
        var users = new BitSet();
        for (int i = 0; i < 20; i++) {
            outcomes[i] = (i < 10 ? 80 : 40) + (i % 2 == 0 ? 1 : -1);
            users.set(i, i < 8 || i >= 18);
        }

        var alone = contrast(outcomes, users, new int[20]);
        var bySize = contrast(
                outcomes, users, IntStream.range(0, 20).map(i -> i / 10).toArray());

        assertThat(alone.difference().value()).isCloseTo(24, within(NEAR));
        assertThat(alone.difference().p()).isLessThan(0.01);
        assertThat(bySize.difference().value()).isCloseTo(0, within(NEAR));
        assertThat(bySize.difference().p()).isGreaterThan(0.9);
        assertThat(bySize.meanUsing()).isCloseTo(60, within(NEAR));
    }

    @Test
    void countsOnlyThoseWithAnOutcomeAndSomebodyToBeHeldAgainst() {
        var outcomes = new double[20];
        outcomes[0] = Double.NaN;
        assertThat(Contrast.of(outcomes, first(8), strata(new int[20])))
                .as("seven users")
                .isEmpty();
        assertThat(Contrast.of(outcomes, first(9), strata(new int[20])))
                .as("eight")
                .isPresent();

        var apart = IntStream.range(0, 20).map(i -> i < 10 ? 0 : 1).toArray();
        assertThat(Contrast.of(outcomes, first(10), strata(apart)))
                .as("all users in one stratum, all others in another")
                .isEmpty();
    }

    @Test
    void isSureOfADifferenceThatNothingElseAccountsFor() {
        var outcomes = IntStream.range(0, 20).mapToDouble(i -> i < 10 ? 90 : 40).toArray();

        var difference = contrast(outcomes, first(10), new int[20]).difference();

        assertThat(difference.p()).isZero();
        assertThat(difference.low()).isCloseTo(50, within(NEAR));
        assertThat(contrast(new double[20], first(10), new int[20]).difference().p())
                .isOne();
    }

    private static Contrast contrast(double[] outcomes, BitSet users, int[] strata) {
        return Contrast.of(outcomes, users, strata(strata)).orElseThrow();
    }

    private static Strata strata(int[] of) {
        return new Strata(of, IntStream.of(of).max().orElseThrow() + 1);
    }

    private static BitSet first(int number) {
        var users = new BitSet();
        users.set(0, number);
        return users;
    }
}
