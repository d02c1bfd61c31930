package io.healthscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTests {
    @Test
    void stopsWithoutADatabaseAndSaysWhatToChoose(CapturedOutput output) {
        var application = new SpringApplicationBuilder(Healthscore.class);

        assertThatThrownBy(() -> application.run("--spring.datasource.url="))
                .hasMessageContaining("Healthscore needs a Postgres and was given none.");

        assertThat(output.getAll()).contains("SPRING_DATASOURCE_URL", "--spring.profiles.active=local");
    }

    @ParameterizedTest
    @CsvSource({
        "server.address,0.0.0.0",
        "server.address,''",
        "server.address,nowhere.invalid",
        "management.server.port,0"
    })
    void stopsBeforeItIsOpenToTheNetwork(String property, String value, CapturedOutput output) {
        var application = new SpringApplicationBuilder(Healthscore.class);

        assertThatThrownBy(() -> application.run("--healthscore.access.open=true", "--" + property + "=" + value))
                .hasMessageContaining("asks nobody for a key");

        assertThat(output.getAll()).contains("address=127.0.0.1", "docs/access.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "on", "1", "true "})
    void stopsBeforeItIsOpenHoweverThatIsWritten(String open) {
        var application = new SpringApplicationBuilder(Healthscore.class);

        assertThatThrownBy(() -> application.run("--healthscore.access.open=" + open, "--server.address=0.0.0.0"))
                .hasMessageContaining("asks nobody for a key");
    }

    @Test
    void isOpenInTheProfileLocalOnly(CapturedOutput output) {
        var application = new SpringApplicationBuilder(Healthscore.class).profiles("local");

        assertThatThrownBy(() -> application.run("--server.address=0.0.0.0"))
                .hasMessageContaining("must not listen on 0.0.0.0");

        assertThat(output.getAll()).contains("without the profile 'local'");
    }

    @Test
    void stopsWithAKeyThatIsTooShort(CapturedOutput output) {
        var application = new SpringApplicationBuilder(Healthscore.class);

        assertThatThrownBy(() -> application.run(
                        "--spring.datasource.url=" + TestDatabase.shared(),
                        "--server.port=0",
                        "--healthscore.background=false",
                        "--healthscore.access.admin-key=nineteen characters"))
                .rootCause()
                .hasMessageContaining("too short");

        assertThat(output.getAll()).contains("openssl rand").doesNotContain("nineteen");
    }
}
