package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.model.StarterModels;
import io.healthscore.signal.EventType;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the starter models say of the invented accounts: who is well is called so, and who is not is not. */
class StarterModelsTests {

    static Stream<Arguments> verdicts() {
        return Stream.of(
                verdict("product-led", "champion", WorkedAccounts.champion(), 0, Band.HEALTHY),
                verdict("product-led", "decliner", WorkedAccounts.quietDecliner(), 0, Band.POOR),
                verdict("product-led", "ghost", WorkedAccounts.silentGhost(), 0, Band.CRITICAL),
                verdict("product-led", "never came", WorkedAccounts.neverLoggedIn(), 0, Band.CRITICAL),
                verdict("product-led", "only use is known", WorkedAccounts.onlyAnSdk(), 0, Band.HEALTHY),
                verdict("product-led", "no use is known", WorkedAccounts.onlyACrm(), 0, Band.INSUFFICIENT_DATA),
                verdict("enterprise", "champion", touched(WorkedAccounts.champion()), 0, Band.HEALTHY),
                verdict("enterprise", "nobody speaks with them", WorkedAccounts.champion(), 0, Band.WATCH),
                verdict("enterprise", "decliner", touched(WorkedAccounts.quietDecliner()), 0, Band.POOR),
                verdict("enterprise", "urgent ticket", touched(WorkedAccounts.noisyButLoyal()), 0, Band.POOR),
                verdict("enterprise", "ghost", touched(WorkedAccounts.silentGhost()), 0, Band.CRITICAL),
                verdict("enterprise", "only use is known", WorkedAccounts.onlyAnSdk(), 0, Band.INSUFFICIENT_DATA),
                verdict("enterprise", "no use is known", WorkedAccounts.onlyACrm(), 0, Band.INSUFFICIENT_DATA),
                verdict("onboarding", "newcomer", touched(WorkedAccounts.newcomer()), 0, Band.HEALTHY),
                verdict("onboarding", "two weeks ago", WorkedAccounts.newcomer(), 14, Band.INSUFFICIENT_DATA),
                verdict("onboarding", "never came", WorkedAccounts.neverLoggedIn(), 0, Band.CRITICAL));
    }

    @ParameterizedTest(name = "{0}: {1}, {3} days ago: {4}")
    @MethodSource("verdicts")
    void judges(String model, String name, Customer customer, int daysAgo, Band band) {
        var score = customer.score(StarterModels.named(model), daysAgo(daysAgo));

        assertThat(score.band())
                .as("%s: %s %s", name, score.rating(), score.reasons())
                .isEqualTo(band);
        assertThat(score.rating().isEmpty()).isEqualTo(band == Band.INSUFFICIENT_DATA);
    }

    private static Arguments verdict(String model, String name, Customer customer, int daysAgo, Band band) {
        return Arguments.of(model, name, customer, daysAgo, band);
    }

    /** Somebody spoke with them ten, forty and seventy days ago. */
    private static Customer touched(Customer customer) {
        return customer.had(EventType.TOUCHPOINT_RECORDED, 10)
                .had(EventType.TOUCHPOINT_RECORDED, 40)
                .had(EventType.TOUCHPOINT_RECORDED, 70);
    }
}
