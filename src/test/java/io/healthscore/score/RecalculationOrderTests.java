package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecalculationOrderTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void endsYesterdayAtTheLatest() {
        var order = read("'from': '2026-02-01', 'to': '2026-03-01'");

        assertThat(order.to()).isEqualTo("2026-02-28");
        assertThat(order.days()).isEqualTo(28);
        assertThat(order.accountIds()).isNull();
        assertThat(order.version()).isNull();
    }

    @Test
    void mayTakeTenYearsAndNotADayMore() {
        assertThat(read("'from': '2016-03-01', 'to': '2026-02-28'").days()).isEqualTo(3652);

        assertThatThrownBy(() -> read("'from': '2016-02-28', 'to': '2026-02-28'"))
                .hasMessage("/from must be less than 10 years before to.");
    }

    @Test
    void namesAtMostAThousandAccounts() {
        assertThat(read(accounts(1000)).accountIds()).hasSize(1000);

        assertThatThrownBy(() -> read(accounts(1001))).hasMessageContaining("at most 1000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'to': '2026-02-01'                                                    | /from
            'from': '2026-02-01'                                                  | /to
            'from': '2026-02-02', 'to': '2026-02-01'                              | /from
            'from': '2026-02-02', 'to': '2026-03-02'                              | /to
            'from': '2026-03-01', 'to': '2026-03-01'                              | /from
            'from': '2026-02-30', 'to': '2026-03-01'                              | /from
            'from': '2026-02-01', 'to': '2026-02-02', 'model': 'default'          | /version
            'from': '2026-02-01', 'to': '2026-02-02', 'model': 'm', 'version': null | /version
            'from': '2026-02-01', 'to': '2026-02-02', 'version': 1                | /model
            'from': '2026-02-01', 'to': '2026-02-02', 'model': 'm', 'version': 0  | /version
            'from': '2026-02-01', 'to': '2026-02-02', 'accountIds': []            | /accountIds
            'from': '2026-02-01', 'to': '2026-02-02', 'accountIds': [7]           | /accountIds/0
            'from': '2026-02-01', 'to': '2026-02-02', 'accountId': 'acme'         | /accountId
            """, quoteCharacter = '`')
    void pointsAtWhatIsWrong(String fields, String pointer) {
        assertThatThrownBy(() -> read(fields))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .extracting("pointer")
                                .isEqualTo(pointer));
    }

    private static String accounts(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> "'a" + index + "'")
                .collect(Collectors.joining(",", "'from': '2026-02-01', 'to': '2026-02-02', 'accountIds': [", "]"));
    }

    private static RecalculationOrder read(String fields) {
        return RecalculationOrder.of(StrictJson.read("{" + fields.replace('\'', '"') + "}"), TODAY);
    }
}
