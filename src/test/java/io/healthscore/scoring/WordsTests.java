package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.FEATURE_USED;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.PULSE_RECORDED;
import static io.healthscore.signal.EventType.SEATS_CHANGED;
import static io.healthscore.signal.EventType.SPEND_RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.signal.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    private static final Selection USAGE = Selection.of(EventKind.USAGE);

    @ParameterizedTest
    @CsvSource({
        "14,14",
        "14.0,14",
        "87.5,87.5",
        "-0.001,0",
        "2.675,2.68",
        "1000000,1000000",
        "33.333333,33.33",
        "-56.1,-56.1"
    })
    void writesNumbersWithoutZerosAtTheEnd(double number, String written) {
        assertThat(Words.number(number)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "1,days,1 day",
        "2,days,2 days",
        "0,features,0 features",
        "1,companies,1 company",
        "1,%,1 %",
        "12.5,%,12.5 %",
        "7,'',7"
    })
    void writesQuantitiesInProperGrammar(double number, String unit, String written) {
        assertThat(Words.quantity(number, unit)).isEqualTo(written);
    }

    @Test
    void saysWhatWasMeasured() {
        var customer = new Customer()
                .had(SEATS_CHANGED, 200, 40)
                .had(SPEND_RECORDED, 200, 1000)
                .had(SPEND_RECORDED, 9, 900)
                .had(PULSE_RECORDED, 9, 20);
        for (int i = 0; i < 9; i++) {
            customer.had(Happening.on(daysAgo(i + 12), LOGIN).by("u" + i));
        }
        var seats = new Times(
                new Ratio(new DistinctUsers(USAGE, 28), new Latest(Selection.of(SEATS_CHANGED), 9999), 0), 100);

        assertThat(said(customer, new ActiveDays(USAGE, 28), "Days in use", "days"))
                .isEqualTo("9 active days of 28");
        assertThat(said(customer, new DaysSinceLast(USAGE), "Silent", "days")).isEqualTo("last use 12 days ago");
        assertThat(said(customer, new DaysSinceLast(Selection.of(LOGIN, FEATURE_USED)), "Silent", "days"))
                .isEqualTo("last login or feature_used 12 days ago");
        assertThat(said(new Customer().since(60), new DaysSinceLast(USAGE), "Silent", ""))
                .isEqualTo("no use in 60 days");
        assertThat(said(new Customer().had(LOGIN, 0), new DaysSinceLast(USAGE), "Silent", ""))
                .isEqualTo("last use today");
        assertThat(said(customer, seats, "Seats in use", "%")).isEqualTo("Seats in use: 9 of 40 (22.5 %)");
        assertThat(said(customer, new DistinctUsers(USAGE, 28), "Users", "users"))
                .isEqualTo("Users: 9 users");
        assertThat(said(
                        customer,
                        new Change(new Latest(Selection.of(SPEND_RECORDED), 9999), 84, 84, 1),
                        "Change in spend",
                        "%"))
                .isEqualTo("Change in spend: -10 % (900 after 1000)");
        assertThat(said(customer, new Latest(Selection.of(PULSE_RECORDED), 91), "The team calls it red", ""))
                .isEqualTo("The team calls it red: 20");
    }

    private static String said(Customer customer, Value value, String label, String unit) {
        return value.describe(label, unit, customer.measure(value));
    }
}
