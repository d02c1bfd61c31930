package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTests {

    @Test
    void isCutSoThatAHundredPercentMeansDone() {
        assertThat(new Progress(0, 3).percent()).isEqualByComparingTo("0");
        assertThat(new Progress(2, 3).percent()).isEqualByComparingTo("66.66");
        assertThat(new Progress(99_999, 100_000).percent()).isEqualByComparingTo("99.99");
        assertThat(new Progress(3, 3).percent()).isEqualByComparingTo("100");
        assertThat(new Progress(0, 0).percent()).isEqualByComparingTo("100");
    }

    @Test
    void tellsTheRestFromTheRateSoFar() {
        assertThat(new Progress(10, 40).secondsLeft(Duration.ofSeconds(5))).hasValue(15);
        assertThat(new Progress(3, 4).secondsLeft(Duration.ofMillis(100))).hasValue(1);
        assertThat(new Progress(4, 4).secondsLeft(Duration.ofSeconds(9))).hasValue(0);
    }

    @Test
    void doesNotGuessBeforeAnythingIsDone() {
        assertThat(new Progress(0, 4).secondsLeft(Duration.ofHours(1))).isEmpty();
        assertThat(new Progress(1, 4).secondsLeft(Duration.ofSeconds(-1))).isEmpty();
    }
}
