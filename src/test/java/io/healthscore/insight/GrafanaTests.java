package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.openapi.CsvCells;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that {@code docs/grafana-dashboard.json} asks for is there, in the shape in which its data sources read it. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrafanaTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern METRIC = Pattern.compile("\\b(?:healthscore|http|logback)_\\w+");

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @BeforeAll
    void something() {
        client.put()
                .uri("/api/v1/accounts/grafana-1")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"customerSince\": \"2024-01-01\", \"spend\": 10, \"contractEndsOn\": \"2026-04-01\"}")
                .exchange();
        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body(TODAY.minusDays(40)
                        .datesUntil(TODAY)
                        .map(day ->
                                "{\"type\": \"login\", \"accountId\": \"grafana-1\", \"occurredAt\": \"%sT09:00:00Z\", \"id\": \"1\"}"
                                        .formatted(day))
                        .collect(Collectors.joining(",", "[", "]")))
                .exchange();
        new ScoreWork(context).catchUp();
    }

    private static Stream<String> urls() {
        return targets("yesoreyeram-infinity-datasource").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("urls")
    void readsEveryColumnThatAPanelNames(String url) {
        var rows = CsvCells.of(csv(url));

        assertThat(rows).as("rows").hasSizeGreaterThan(url.contains("history") ? 1 : 0);
        for (var column : Objects.requireNonNull(
                targets("yesoreyeram-infinity-datasource").get(url))) {
            var name = column.get("selector").stringValue();
            assertThat(rows.get(0)).contains(name);
            int place = rows.get(0).indexOf(name);
            assertThat(rows.stream().skip(1).map(row -> row.get(place)).filter(cell -> !cell.isEmpty()))
                    .as(name)
                    .allMatch(cell -> isA(column.get("type").stringValue(), cell));
        }
    }

    @Test
    void asksPrometheusForWhatIsThere() {
        context.getBean(PortfolioMeters.class).measure();
        var scraped = String.valueOf(client.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        var expressions = targets("prometheus").keySet();

        assertThat(expressions).hasSizeGreaterThan(5);
        assertThat(expressions.stream()
                        .flatMap(expression -> METRIC.matcher(expression).results())
                        .map(metric -> metric.group()))
                .allSatisfy(metric -> assertThat(scraped).containsPattern("(?m)^" + metric + "[ {]"));
    }

    @Test
    void namesOnlyVariablesAndDataSourcesThatItHas() {
        var dashboard = dashboard();
        var known = Stream.concat(
                        dashboard.at("/templating/list").valueStream(),
                        dashboard.get("__inputs").valueStream())
                .map(variable -> variable.get("name").stringValue())
                .collect(Collectors.toSet());
        known.addAll(Set.of("__from:date:YYYY-MM-DD", "__to:date:YYYY-MM-DD"));

        assertThat(VARIABLE.matcher(dashboard.toString()).results().map(variable -> variable.group(1)))
                .isSubsetOf(known);
        assertThat(dashboard
                        .get("panels")
                        .valueStream()
                        .map(panel -> panel.get("id").intValue()))
                .doesNotHaveDuplicates();
    }

    /** As Infinity asks for it. */
    private String csv(String url) {
        return String.valueOf(client.get()
                .uri(VARIABLE.matcher(url).replaceAll(variable -> Matcher.quoteReplacement(value(variable.group(1)))))
                .header("Accept", "text/csv; charset=utf-8")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String value(String variable) {
        return switch (variable) {
            case "__from:date:YYYY-MM-DD" -> TODAY.minusDays(10).toString();
            case "__to:date:YYYY-MM-DD" -> TODAY.plusDays(1).toString();
            case "account" -> "grafana-1";
            case "filter" -> "";
            default -> throw new IllegalArgumentException(variable);
        };
    }

    private static boolean isA(String type, String cell) {
        return switch (type) {
            case "number" -> cell.matches("-?\\d+(\\.\\d+)?");
            case "timestamp" ->
                cell.length() == "2026-03-01".length()
                        ? LocalDate.parse(cell).isAfter(LocalDate.EPOCH)
                        : Instant.parse(cell).isAfter(Instant.EPOCH);
            default -> type.equals("string");
        };
    }

    /** What the panels ask a data source, by URL or expression, with the columns they read of it. */
    private static Map<String, List<JsonNode>> targets(String dataSource) {
        var targets = new HashMap<String, List<JsonNode>>();
        dashboard()
                .get("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .filter(target -> target.at("/datasource/type").stringValue().equals(dataSource))
                .forEach(target -> targets.merge(
                        target.has("url")
                                ? target.get("url").stringValue()
                                : target.get("expr").stringValue(),
                        target.path("columns").valueStream().toList(),
                        (some, others) ->
                                Stream.concat(some.stream(), others.stream()).toList()));
        return targets;
    }

    private static JsonNode dashboard() {
        return JsonMapper.shared().readTree(Path.of("docs/grafana-dashboard.json"));
    }
}
