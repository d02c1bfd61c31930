package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventIdTests {

    static Stream<EventId> ids() {
        return Stream.of(
                new EventId(null, "e-1"),
                new EventId(null, "a\u001Fb"),
                new EventId(null, "\u001F"),
                new EventId("/app", "e-1"),
                new EventId("/app", "a\u001Fb"));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isReadAsItWasStored(EventId id) {
        assertThat(EventId.of(id.stored())).isEqualTo(id);
    }

    @Test
    void isStoredAsItIsWithoutASource() {
        assertThat(new EventId(null, "e-1").stored()).isEqualTo("e-1");
    }
}
