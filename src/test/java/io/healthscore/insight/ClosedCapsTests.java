package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.model.DefaultModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Under the default model, of whose caps {@code use_fading} alone slides. */
class ClosedCapsTests {

    @Test
    void limitsAsTheModelSaysWhateverTheScoreBecame() {
        var closed = new ClosedCaps(List.of("urgent_ticket_open", "urgent_ticket_waiting"), Graded.NO_LIMIT);

        assertThat(limit(closed, "urgent_ticket_open")).isEqualTo(49);
        assertThat(limit(closed, "urgent_ticket_waiting")).isEqualTo(74);
        assertThat(limit(closed, "silent_4_weeks")).isEqualTo(Graded.NO_LIMIT);
    }

    @Test
    void takesTheScoreForTheLimitOfTheSlidingCapThatLoweredIt() {
        assertThat(limit(new ClosedCaps(List.of("use_fading", "urgent_ticket_waiting"), 61.5), "use_fading"))
                .isEqualTo(61.5);
    }

    @Test
    void knowsNoLimitOfASlidingCapThatLoweredNothing() {
        assertThat(limit(new ClosedCaps(List.of("use_fading"), Graded.NO_LIMIT), "use_fading"))
                .isEqualTo(Graded.NO_LIMIT);
        assertThat(limit(new ClosedCaps(List.of("urgent_ticket_open", "use_fading"), 49), "use_fading"))
                .isEqualTo(Graded.NO_LIMIT);
    }

    private static double limit(ClosedCaps closed, String key) {
        var caps = DefaultModel.MODEL.caps();
        int index = IntStream.range(0, caps.size())
                .filter(i -> caps.get(i).key().equals(key))
                .findFirst()
                .orElseThrow();
        return closed.limits(DefaultModel.MODEL)[index];
    }
}
