package io.healthscore.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.Replica;
import io.healthscore.TestDatabase;
import io.healthscore.platform.WrongClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Something happens to one of several replicas on one database. One of them is paused for half a minute all along; the other
 * faults happen meanwhile, to others.
 */
@Rounds
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicaFaultTests {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** The way to the database and back is not known to the millisecond. */
    private static final Duration CLOSE_ENOUGH = Duration.ofSeconds(5);

    @Parameter
    int round;

    static String url;
    static JdbcClient jdbc;
    static ReplicaProcess mortal;
    static PausedReplica paused;
    static Replica steady;
    static Replica wrong;
    static Replica third;
    static Replica fourth;

    @BeforeParameterizedClassInvocation
    static void start(int round) throws Exception {
        url = TestDatabase.fresh();
        jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        mortal = process();
        var other = process();
        steady = replica(Duration.ZERO);
        paused = PausedReplica.of(other.isUp(), script("paused"), steady.uri());
        wrong = replica(round % 2 == 0 ? AN_HOUR : AN_HOUR.negated());
        third = replica(Duration.ZERO);
        fourth = Replica.on(url, Production.withLastRequests(), context -> WrongClock.register(context, Duration.ZERO));
        mortal.isUp();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        mortal.close();
        paused.close();
        Stream.of(steady, wrong, third, fourth).forEach(Replica::close);
    }

    @Test
    void startTogetherOnAnEmptyDatabase() {
        var migrations = jdbc.sql("select script from flyway_schema_history where success")
                .query(String.class)
                .list();
        assertThat(migrations).doesNotHaveDuplicates().contains("R__reporting.sql");
        assertThat(count("flyway_schema_history where not success")).isZero();
        assertThat(count("model_activation")).isEqualTo(1);
        assertThat(count("scoring_model where version > 1")).isZero();
    }

    /** Before one of them is killed. */
    @Test
    @Order(1)
    void writeDigitsThatProgramsReadWhereverTheyStand() throws Exception {
        var unknown = Caller.of(mortal.uri()).get("/recalculations/424242");

        assertThat(unknown.json().get("detail").asString()).contains("424242");
    }

    @Test
    void writeTheSameAccountsAtOnceByTwo() throws Exception {
        flow("two", third.uri(), fourth.uri());
    }

    @Test
    void writeTheSameAccountsAtOnceByFour() throws Exception {
        flow("four", steady.uri(), wrong.uri(), third.uri(), fourth.uri());
    }

    @Test
    void hasAClockThatIsAnHourWrong() throws Exception {
        var before = now();
        var sent = Caller.of(wrong.uri())
                .post("/events", "application/json", "{\"accountId\": \"timed\", \"type\": \"login\"}");
        assertThat(sent.isOk()).as(sent.toString()).isTrue();
        var event = Caller.of(steady.uri())
                .get("/accounts/timed/events")
                .json()
                .get("items")
                .get(0);
        assertThat(Instant.parse(event.get("occurredAt").asString()))
                .isBetween(before.minus(CLOSE_ENOUGH), now().plus(CLOSE_ENOUGH));

        flow("timed", wrong.uri(), steady.uri());
    }

    @Test
    void isKilledWhileEventsComeIn() throws Exception {
        var script = script("mortal");
        try (var traffic = Traffic.of(script, mortal.uri(), steady.uri())) {
            traffic.flows(20);
            mortal.kill();
            var acknowledged = traffic.flows(20).end();

            new Books(url, steady.uri(), script).areRight(acknowledged);
        }
    }

    /** After those that need it. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void isStoppedUnderLoad() throws Exception {
        var script = script("leaving");
        try (var traffic = Traffic.of(script, fourth.uri(), steady.uri())) {
            traffic.flows(20);
            fourth.close();
            var acknowledged = traffic.flows(20).end();

            assertThat(traffic.broken()).isEmpty();
            new Books(url, steady.uri(), script).areRight(acknowledged);
        }
    }

    /** The last one, for the others may as well use its time. */
    @Test
    @Order(Integer.MAX_VALUE)
    void isPausedAndResumed() throws Exception {
        var acknowledged = paused.afterwards();

        new Books(url, paused.uri(), paused.script()).areRight(acknowledged);
    }

    private void flow(String name, URI... replicas) throws Exception {
        var script = script(name);
        try (var traffic = Traffic.of(script, replicas)) {
            var acknowledged = traffic.flows(30).end();

            assertThat(traffic.broken()).isEmpty();
            new Books(url, replicas[0], script).areRight(acknowledged);
        }
    }

    private static Script script(String name) {
        return new Script(name + "-", Instant.now());
    }

    private static Replica replica(Duration clockIsWrongBy) {
        return Replica.on(url, Production.PROPERTIES, context -> WrongClock.register(context, clockIsWrongBy));
    }

    private static ReplicaProcess process() throws Exception {
        var properties = new HashMap<>(TestDatabase.properties(url));
        properties.putAll(Production.PROPERTIES);
        return ReplicaProcess.start(properties);
    }

    private static long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private static Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
