package io.healthscore.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
@OwnDatabase
class SampleLoadTests {

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ConfigurableApplicationContext context;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate account, account_tombstone").update();
    }

    @Test
    void completesALoadThatWasCutOff() {
        use("acme");

        load();

        assertThat(registered()).isEqualTo(Portfolio.customers().size());
    }

    @Test
    void doesNotBringTheSampleBackToAccountsThatNobodyRegistered() {
        use("sample-own");

        load();

        assertThat(registered()).isZero();
    }

    @Test
    void doesNotBringBackWhatWasErased() {
        use("acme");
        client.delete().uri("/api/v1/accounts/acme").exchange().expectStatus().isNoContent();

        load();

        assertThat(registered()).isZero();
    }

    @Test
    void leavesAServiceRunningThatItCannotReach() {
        try (var unreachable = new GenericApplicationContext()) {
            unreachable.setEnvironment(
                    new MockEnvironment().withProperty("server.address", "::1").withProperty("local.server.port", "1"));

            load(unreachable);
        }
        assertThat(registered()).isZero();
    }

    private void load() {
        load(context);
    }

    private void load(ConfigurableApplicationContext context) {
        new SampleLoader(JsonMapper.shared(), jdbc, clock)
                .load(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
    }

    private void use(String account) {
        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"id": "sample-%1$s", "type": "login", "accountId": "%1$s", "occurredAt": "2026-02-20T10:00:00Z"}
                        """.formatted(account))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private int registered() {
        return jdbc.sql("select count(*) from account where registered_at is not null")
                .query(Integer.class)
                .single();
    }
}
