package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Metrics as Prometheus scrapes them, held against {@code docs/metrics.md} and against what the API says. */
@IntegrationTest
@OwnDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+(?:\\{[^}]*})?) (\\S+)$");

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    PortfolioMeters meters;

    ScoreWork work;

    @BeforeAll
    void portfolio() {
        work = new ScoreWork(context);
        register("metered-busy", "\"customerSince\": \"2024-01-01\", \"spend\": 100, \"seats\": 1");
        register("metered-quiet", "\"customerSince\": \"2024-01-01\", \"spend\": 50.5");
        register("metered-test", "\"customerSince\": \"2024-01-01\", \"spend\": 999, \"excluded\": true");
        send(uses("metered-busy", 60, 1) + "," + uses("metered-test", 60, 1) + "," + uses("metered-quiet", 130, 95));
        work.catchUp();
    }

    @Test
    void sayWhatThePortfolioSays() {
        var portfolio = get("/api/v1/portfolio");

        meters.measure();

        var metrics = scrape();
        for (var band : portfolio.get("bands")) {
            var labels =
                    "{band=\"%s\",model=\"default\"}".formatted(band.get("band").stringValue());
            assertThat(metrics.get("healthscore_accounts" + labels))
                    .as(labels)
                    .isEqualTo(band.get("accounts").asDouble());
            assertThat(metrics.get("healthscore_spend" + labels))
                    .as(labels)
                    .isEqualTo(band.get("spend").asDouble());
        }
        assertThat(sum(metrics, "healthscore_accounts{"))
                .isEqualTo(2)
                .isEqualTo(portfolio.get("accounts").asDouble());
        assertThat(sum(metrics, "healthscore_spend{")).isEqualTo(150.5);
        assertThat(metrics.get("healthscore_portfolio_mean"))
                .isEqualTo(portfolio.get("mean").asDouble());
        assertThat(metrics.get("healthscore_accounts_flagged{flag=\"dormant\"}"))
                .isEqualTo(get("/api/v1/scores?flag=dormant").get("items").size())
                .isPositive();
        assertThat(metrics.get("healthscore_data_suspect")).isZero();
    }

    @Test
    void sayHowFarScoresAreBehind() {
        send(uses("metered-busy", 0, 0) + "," + uses("metered-new", 3, 3));
        meters.measure();
        var waiting = scrape();

        work.catchUp();
        meters.measure();
        var done = scrape();

        assertThat(waiting.get("healthscore_scores_stale")).isEqualTo(1);
        assertThat(waiting.get("healthscore_scores_restating")).isEqualTo(1);
        assertThat(waiting.get("healthscore_accounts_unscored")).isEqualTo(1);
        assertThat(waiting.get("healthscore_scores_behind_seconds"))
                .isPositive()
                .isLessThan(600);
        for (var metric :
                new String[] {"scores_stale", "scores_restating", "accounts_unscored", "scores_behind_seconds"}) {
            assertThat(done.get("healthscore_" + metric)).as(metric).isZero();
        }
        assertThat(done.get("healthscore_scoring_accounts_total"))
                .isEqualTo(value(waiting, "healthscore_scoring_accounts_total") + 2);
        assertThat(done.get("healthscore_scoring_seconds_count"))
                .isGreaterThan(waiting.get("healthscore_scoring_seconds_count"));
        client.delete().uri("/api/v1/accounts/metered-new").exchange();
    }

    @Test
    void sayThatADayIsNotClosedYet(@Autowired SettableClock clock) {
        clock.set(SettableClock.START.plusSeconds(86_400));
        meters.measure();

        var metrics = scrape();

        assertThat(metrics.get("healthscore_accounts_unclosed")).isEqualTo(2);
        assertThat(metrics.get("healthscore_scores_behind_seconds")).isEqualTo(9.5 * 3600);
    }

    @Test
    void countEventsByWhatBecameOfThem() {
        var before = scrape();

        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[%1$s, %1$s, {\"type\": \"login\"}]".formatted(uses("metered-quiet", 90, 90)))
                .exchange()
                .expectStatus()
                .isOk();

        var after = scrape();
        for (var count : Map.of("received", 5, "accepted", 2, "duplicates", 2, "rejected", 1, "ignored", 0)
                .entrySet()) {
            var name = "healthscore_events_%s_total".formatted(count.getKey());
            assertThat(value(after, name) - value(before, name))
                    .as(name)
                    .isEqualTo(count.getValue().doubleValue());
        }
        work.catchUp();
    }

    @Test
    void areDocumentedOneByOne() throws IOException {
        var page = Files.readString(Path.of("docs/metrics.md"));
        var documented = Pattern.compile("(?m)^\\| `(\\w+)` \\| (gauge|counter|timer) \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();
        var named = Pattern.compile("\\b(?:healthscore|http|logback)_\\w+")
                .matcher(page)
                .results();
        meters.measure();

        var scraped = names();

        assertThat(scraped.stream().filter(name -> name.startsWith("healthscore_")))
                .containsExactlyInAnyOrderElementsOf(documented);
        assertThat(named.map(name -> name.group().replaceFirst("_(count|sum|max)$", "")))
                .isSubsetOf(scraped);
    }

    @Test
    void nameNoAccount() {
        meters.measure();

        assertThat(body()).doesNotContain("metered");
    }

    /** A login and a feature a day, from so many days ago until so many days ago. */
    private static String uses(String accountId, int from, int to) {
        return TODAY.minusDays(from)
                .datesUntil(TODAY.minusDays(to).plusDays(1))
                .flatMap(day -> Stream.of("\"type\": \"login\"", "\"type\": \"feature_used\", \"name\": \"reports\"")
                        .map(type ->
                                "{%s, \"accountId\": \"%s\", \"userId\": \"u\", \"occurredAt\": \"%sT09:00:00Z\", \"id\": \"%s\"}"
                                        .formatted(type, accountId, day, type.length())))
                .collect(Collectors.joining(","));
    }

    private void register(String accountId, String fields) {
        client.put()
                .uri("/api/v1/accounts/" + accountId)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{" + fields + "}")
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void send(String events) {
        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[" + events + "]")
                .exchange()
                .expectBody()
                .jsonPath("$.rejected")
                .isEqualTo(0);
    }

    private JsonNode get(String path) {
        var answer = client.get().uri(path).exchange().expectBody(String.class).returnResult();
        return JsonMapper.shared().readTree(String.valueOf(answer.getResponseBody()));
    }

    private String body() {
        return String.valueOf(client.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** Each sample by its name and labels. */
    private Map<String, Double> scrape() {
        return SAMPLE.matcher(body())
                .results()
                .collect(Collectors.toMap(
                        sample -> sample.group(1),
                        sample -> Double.parseDouble(sample.group(2)),
                        Double::sum,
                        TreeMap::new));
    }

    /** The metrics' names as the page has them: a timer without its suffixes. */
    private TreeSet<String> names() {
        var names = new TreeSet<String>();
        for (var line : body().split("\n")) {
            if (line.startsWith("# TYPE ")) {
                var type = line.split(" ");
                names.add(type[2].replaceFirst("_seconds_max$", "_seconds"));
            }
        }
        return names;
    }

    private static double value(Map<String, Double> metrics, String name) {
        return Objects.requireNonNull(metrics.get(name), name);
    }

    private static double sum(Map<String, Double> metrics, String prefix) {
        return metrics.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(prefix))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
