package io.healthscore.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.fault.Caller.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the service holds of a {@link Script}, to be compared with what it acknowledged and with what it should make of it. */
final class Books {

    /** So that they are scored anew, and nothing that was read before is believed. */
    private static final String REWRITTEN = """
            update signal_revision set revision = revision + 1, rewritten = revision + 1, stale = true where account_id = any(?)
            """;

    private final Caller service;
    private final JdbcClient jdbc;
    private final List<String> accounts;

    /** @param replica one that runs */
    Books(String url, URI replica, Script script) {
        this.service = Caller.of(replica);
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        this.accounts = script.accounts();
    }

    /** Nothing lost, nothing doubled, signals equal to a rebuild, scores equal to a recalculation. */
    void areRight(Collection<Sent> acknowledged) throws IOException {
        var sent = byAccount(acknowledged);
        for (var account : accounts) {
            var ids = sent.get(account);
            assertThat(stored(account)).as("events of " + account).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(counted(account))
                    .as("events in the signals of " + account)
                    .isEqualTo(ids.size());
            assertThat(rebuilt(account).get("different").asLong())
                    .as("signals of " + account)
                    .isZero();
        }
        scoresAreThoseOfARecalculation();
    }

    private Map<String, List<String>> byAccount(Collection<Sent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        Sent::account, TreeMap::new, Collectors.mapping(Sent::id, Collectors.toList())));
    }

    private List<String> stored(String account) {
        return jdbc.sql("select event_id from event where account_id = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    private long counted(String account) {
        return jdbc.sql("select sum(count) from signal_day where account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private JsonNode rebuilt(String account) throws IOException {
        return ok(service.post("/signals/rebuild", "application/json", """
                {"accountId": "%s", "dryRun": true}""".formatted(account)));
    }

    /** The live ones, and every closing. Once more where a day (UTC) ended in between. */
    private void scoresAreThoseOfARecalculation() throws IOException {
        var live = live();
        assertThat(live.values()).allMatch(score -> score.get("score").isNumber());
        assertThat(recalculation(day(live)).get("changedDays").asInt())
                .as("closings that a recalculation changes")
                .isZero();
        jdbc.sql(REWRITTEN).param(accounts.toArray(String[]::new)).update();
        var anew = live();
        if (day(anew).isAfter(day(live))) {
            scoresAreThoseOfARecalculation();
            return;
        }
        assertThat(anew).as("scores computed anew").isEqualTo(live);
    }

    private LocalDate day(Map<String, JsonNode> scores) {
        return accounts.stream()
                .map(account -> LocalDate.parse(scores.get(account).get("day").asString()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Map<String, JsonNode> live() throws IOException {
        var scores = new TreeMap<String, JsonNode>();
        for (var account : accounts) {
            var score = (ObjectNode) ok(service.get("/accounts/" + account + "/score"));
            score.remove("asOf");
            scores.put(account, score);
        }
        return scores;
    }

    private JsonNode recalculation(LocalDate today) throws IOException {
        var ids = accounts.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
        var ordered =
                ok(service.post("/recalculations", "application/json", """
                {"from": "%s", "to": "%s", "accountIds": %s}""".formatted(today.minusDays(60), today, ids)));
        var path = "/recalculations/" + ordered.get("id");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(ok(service.get(path)).get("state").asString())
                                .isEqualTo("done"));
        return ok(service.get(path));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        return answer.json();
    }
}
