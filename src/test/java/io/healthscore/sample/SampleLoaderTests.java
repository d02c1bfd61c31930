package io.healthscore.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

class SampleLoaderTests {

    @ParameterizedTest
    @CsvSource({"local, true, 1", "local, false, 0", "other, true, 0"})
    void fillsOnlyALocalServiceThatAsksNobodyForAKey(String profile, boolean open, int loaders) {
        new ApplicationContextRunner()
                .withBean(JsonMapper.class, JsonMapper::new)
                .withBean(JdbcClient.class, () -> JdbcClient.create(new DriverManagerDataSource()))
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(SampleLoader.class)
                .withPropertyValues("spring.profiles.active=" + profile, "healthscore.access.open=" + open)
                .run(context ->
                        assertThat(context.getBeansOfType(SampleLoader.class)).hasSize(loaders));
    }
}
