package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FalseDiscoveriesTests {

    /** The fifteen comparisons of Benjamini and Hochberg's paper of 1995, of which four stand at 0.05. */
    private static final double[] PUBLISHED = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1
    };

    @Test
    void findsThePublishedFour() {
        var adjusted = FalseDiscoveries.adjust(PUBLISHED);

        assertThat(Arrays.copyOf(adjusted, 9))
                .containsExactly(
                        new double[] {0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571, 0.0638571, 0.0645, 0.0765},
                        within(1e-6));
        assertThat(Arrays.stream(adjusted).filter(p -> p < 0.05)).hasSize(4);
        assertThat(adjusted).isSorted();
    }

    @Test
    void keepsTheOrderThatItIsGivenAndCorrectsOneNameByNothing() {
        assertThat(FalseDiscoveries.adjust(new double[] {0.5, 0.01, 0.04}))
                .containsExactly(new double[] {0.5, 0.03, 0.06}, within(1e-12));
        assertThat(FalseDiscoveries.adjust(new double[] {0.04})).containsExactly(0.04);
        assertThat(FalseDiscoveries.adjust(new double[0])).isEmpty();
    }
}
