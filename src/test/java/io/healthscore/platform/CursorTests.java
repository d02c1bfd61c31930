package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @Test
    void givesBackWhatItWasMadeOf() {
        var cursor = Cursor.decode(Cursor.encode("a/é😀", "", "-3", "2026-03-01", "2026-03-01T09:30:00.000001Z"), 5);

        assertThat(cursor.text(0)).isEqualTo("a/é😀");
        assertThat(cursor.text(1)).isEmpty();
        assertThat(cursor.wholeNumber(2)).isEqualTo(-3);
        assertThat(cursor.day(3)).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(cursor.instant(4)).isEqualTo(Instant.parse("2026-03-01T09:30:00.000001Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "YQ==", "YR", "_w", "YWFhYQBiYgBj"})
    void refusesWhatItNeverMade(String forged) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> Cursor.decode(forged, 2))
                .satisfies(invalid -> assertThat(invalid.faults())
                        .extracting(Fault::parameter)
                        .containsExactly("cursor"));
    }

    @Test
    void refusesAPartOfAnotherKind() {
        var cursor = Cursor.decode(Cursor.encode("a"), 1);

        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> cursor.wholeNumber(0));
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> cursor.day(0));
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> cursor.instant(0));
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> new Cursor(List.of("+999999999-12-31")).day(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-100000000", "0e-20000", "1e200000", "1e2147483647", "", "NaN"})
    void refusesANumberThatNoListEndsWith(String forged) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> new Cursor(List.of(forged)).decimal(0));
        assertThat(new Cursor(List.of("-14.02")).decimal(0)).isEqualByComparingTo("-14.02");
    }

    @Test
    void cutsAPageWhereAFurtherRowWasRead() {
        var limits = Limits.of(2);

        assertThat(Page.of(List.of("a", "b"), limits, Cursor::encode)).isEqualTo(Page.whole(List.of("a", "b")));
        assertThat(Page.of(List.of("a", "b", "c"), limits, Cursor::encode))
                .isEqualTo(new Page<>(List.of("a", "b"), Cursor.encode("b")));
    }

    @Test
    void takesAHundredItemsUnlessTold() {
        assertThat(Limits.of(null).limit()).isEqualTo(100);
        assertThat(Limits.of(1000).withOneMore()).isEqualTo(1001);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void refusesALimitOutOfRange(int limit) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> Limits.of(limit))
                .withMessage("limit must be between 1 and 1000.");
    }
}
