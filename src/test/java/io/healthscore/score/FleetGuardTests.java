package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
@OwnDatabase
class FleetGuardTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sweep sweep;

    @Autowired
    FleetGuard guard;

    @Test
    void doubtsOnAfterMidnightThoughNothingIsScoredYet() {
        var service = new Service(client);
        var work = new ScoreWork(context);
        fleet().forEach(id -> {
            service.use(id, TODAY.minusDays(40), TODAY.minusDays(1));
            service.send(id, List.of(Service.event("payment_received", TODAY.minusDays(10), "")));
        });
        work.catchUp();
        fleet().forEach(id -> service.send(
                id,
                IntStream.range(0, 3)
                        .mapToObj(i -> Service.event("payment_failed", TODAY, ""))
                        .toList()));
        work.catchUp();
        guard.judge();
        assertThat(suspectDays()).containsExactly(TODAY);
        assertThat(restating()).as("today is no history").isZero();
        work.catchUp();

        clock.advance(Duration.ofDays(1));
        guard.judge();
        assertThat(suspectDays()).containsExactly(TODAY, TODAY.plusDays(1));

        while (sweep.step()) {
            // one page at a time
        }
        work.judge();

        assertThat(suspectDays()).containsExactly(TODAY, TODAY.plusDays(1));
        assertThat(Service.items(service.get("/scores?flag=at_risk"))).isEmpty();
    }

    private List<LocalDate> suspectDays() {
        return jdbc.sql("select day from fleet_shift where suspect order by day")
                .query(LocalDate.class)
                .list();
    }

    private long restating() {
        return jdbc.sql("select count(*) from signal_revision where dirty_from is not null")
                .query(Long.class)
                .single();
    }

    private static Stream<String> fleet() {
        return IntStream.range(0, 24).mapToObj(i -> "fleet-" + i);
    }
}
