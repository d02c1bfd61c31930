package io.healthscore;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.platform.SettableClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
class IntegrationTestTests {
    @Autowired
    ApplicationContext context;

    @Autowired
    Clock clock;

    @Autowired
    SettableClock settableClock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RestTestClient client;

    @Test
    void answersOnItsPort() {
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    @Test
    void runsInATimeZoneThatIsNotUtc() {
        assertThat(show("timezone")).isEqualTo(TestDatabase.TIME_ZONE);
        assertThat(show("synchronous_commit")).isEqualTo("on");
    }

    @Test
    void keepsTheClockStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(SettableClock.START);

        settableClock.advance(Duration.ofDays(1));

        assertThat(clock.instant()).isEqualTo(SettableClock.START.plus(Duration.ofDays(1)));
    }

    @Test
    void startsAReplicaOnTheSameDatabaseAndClock() {
        try (var replica = Replica.of(context)) {
            replica.client()
                    .get()
                    .uri("/actuator/health")
                    .exchange()
                    .expectStatus()
                    .isOk();

            assertThat(replica.bean(Clock.class)).isSameAs(clock);
            assertThat(nameOfDatabase(replica.bean(JdbcClient.class))).isEqualTo(nameOfDatabase(jdbc));
        }
    }

    private static String nameOfDatabase(JdbcClient jdbc) {
        return jdbc.sql("select current_database()").query(String.class).single();
    }

    private String show(String setting) {
        return jdbc.sql("show " + setting).query(String.class).single();
    }
}
