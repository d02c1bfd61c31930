package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrataTests {

    private static final double UNKNOWN = Double.NaN;

    @Test
    void keepsSegmentsAndKnownSizesApart() {
        var accounts = new ArrayList<Sized>();
        accounts.addAll(Collections.nCopies(12, new Sized("smb", 10, UNKNOWN)));
        accounts.addAll(Collections.nCopies(8, new Sized("smb", 200, UNKNOWN)));
        accounts.addAll(Collections.nCopies(3, new Sized("smb", UNKNOWN, UNKNOWN)));
        accounts.addAll(Collections.nCopies(3, new Sized(null, 10, UNKNOWN)));

        var strata = Strata.of(accounts).of();

        assertThat(distinct(strata, 0, 12)).hasSize(1);
        assertThat(distinct(strata, 12, 20)).hasSize(1);
        assertThat(distinct(strata, 0, 26)).hasSize(4);
    }

    @Test
    void knowsSizeBySeatsOrBySpend() {
        var bySeats =
                IntStream.range(0, 100).mapToObj(i -> new Sized("a", i, 7)).toList();
        var bySpend = IntStream.range(0, 100)
                .mapToObj(i -> new Sized("a", UNKNOWN, 100 * i))
                .toList();

        assertThat(distinct(Strata.of(bySeats).of(), 0, 100))
                .as("classes of ten")
                .hasSize(10);
        assertThat(Strata.of(bySpend).of()).isEqualTo(Strata.of(bySeats).of()).isSorted();
    }

    @Test
    void hasNoClassesOfFewerThanTen() {
        var accounts =
                IntStream.range(0, 19).mapToObj(i -> new Sized("a", i, UNKNOWN)).toList();

        assertThat(distinct(Strata.of(accounts).of(), 0, 19)).hasSize(1);
    }

    @Test
    void allowsForNobody() {
        assertThat(Strata.of(List.of()).of()).isEmpty();
    }

    private static IntStream distinct(int[] strata, int from, int to) {
        return Arrays.stream(strata, from, to).distinct();
    }
}
