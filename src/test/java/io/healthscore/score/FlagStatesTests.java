package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.scoring.FlagState;
import io.healthscore.scoring.FlagState.High;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagStatesTests {

    @Test
    void readsWhatItWrote() {
        var state = new FlagState(
                1,
                -2.5,
                3.25,
                List.of(new High(LocalDate.of(2026, 1, 3), 81.2), new High(LocalDate.of(2026, 2, 1), 77.77)),
                LocalDate.of(2026, 2, 20),
                null,
                LocalDate.of(2024, 2, 29),
                null);

        assertThat(FlagStates.read(FlagStates.write(state))).isEqualTo(state);
        assertThat(FlagStates.read(FlagStates.write(FlagState.NONE))).isEqualTo(FlagState.NONE);
    }
}
