package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.insight.Recovery.Group;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RecoveryTests {

    /** Newcombe (1998), method 10, his example (a): 56 of 70 against 48 of 80. */
    @Test
    void hasThePublishedInterval() {
        var recovery = Recovery.of(Group.of(70, 56), Group.of(80, 48));

        assertThat(recovery.difference()).isEqualTo(new BigDecimal("0.200"));
        assertThat(recovery.interval()).containsExactly(new BigDecimal("0.052"), new BigDecimal("0.334"));
        assertThat(recovery.verdict()).isEqualTo("touched recover more often");
        assertThat(Recovery.of(Group.of(80, 48), Group.of(70, 56)).verdict()).isEqualTo("touched recover less often");
    }

    @Test
    void seesNoDifferenceThatChanceCouldMake() {
        assertThat(Recovery.of(Group.of(20, 12), Group.of(20, 9)).verdict()).isEqualTo("no difference seen");
    }

    @Test
    void comparesNoHandfuls() {
        var recovery = Recovery.of(Group.of(9, 9), Group.of(100, 0));

        assertThat(recovery.verdict()).isEqualTo("not enough accounts");
        assertThat(recovery.difference()).isNull();
        assertThat(recovery.interval()).isNull();
        assertThat(recovery.touched().rate()).isNull();
        assertThat(recovery.others().rate()).isEqualTo(new BigDecimal("0.000"));
    }
}
