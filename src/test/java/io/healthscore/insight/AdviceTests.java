package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AdviceTests {

    private final Advice advice = new Advice(JsonMapper.shared());

    /** As a model with two plays of one key once had them stored. */
    @Test
    void tellsTheFirstOfTwoPlaysThatWereStoredUnderTheSameKey() {
        var told = new Told(List.of(), List.of(new Told.Play("demo", "Look.")));
        var open = """
                [{"key": "demo", "sentences": ["Look.", "Try {features}."], "features": []},
                 {"key": "demo", "sentences": ["Later."], "features": []}]""";

        assertThat(advice.plays(told, open, List.of("alerts")))
                .containsExactly(new SuggestedPlay("demo", "Look. Try alerts.", List.of("alerts")));
    }
}
