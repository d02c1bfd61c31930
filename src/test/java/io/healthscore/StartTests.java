package io.healthscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
}
