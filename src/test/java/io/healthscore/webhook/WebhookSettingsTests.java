package io.healthscore.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WebhookSettingsTests {

    private final ApplicationContextRunner contexts =
            new ApplicationContextRunner().withUserConfiguration(Configuration.class);

    @EnableConfigurationProperties(WebhookSettings.class)
    static class Configuration {}

    @ParameterizedTest
    @ValueSource(strings = {"settle", "stay", "cooldown"})
    void startsWhereNothingIsWaitedFor(String name) {
        contexts.withPropertyValues("healthscore.webhooks." + name + "=PT0S")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({"drop, -10", "drop, 0", "margin, -1"})
    void stopsTheStartAtPointsThatAreNone(String name, String points) {
        contexts.withPropertyValues("healthscore.webhooks." + name + "=" + points)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("healthscore.webhooks." + name + " must be points"));
    }

    @ParameterizedTest
    @CsvSource({
        "settle, PT-30S",
        "stay, P-1D",
        "cooldown, -1s",
        "timeout, 0",
        "give-up-after, -1d",
        "disable-after, PT0S",
        "keep-log, P-30D"
    })
    void stopsTheStartAtADurationThatIsNone(String name, String duration) {
        contexts.withPropertyValues("healthscore.webhooks." + name + "=" + duration)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("healthscore.webhooks." + name + " must be a time such as"));
    }
}
