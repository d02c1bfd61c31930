package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.openapi.CsvCells;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The views for BI tools say what the API says, and are what {@code docs/dashboards.md} says they are. */
@IntegrationTest
@OwnDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportingTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    /** What a BI tool takes for a text, a number, a time or a switch. */
    private static final Set<String> PLAIN = Set.of(
            "text", "bigint", "integer", "numeric", "double precision", "boolean", "date", "timestamp with time zone");

    private static final Pattern VIEW = Pattern.compile("(?m)^### `reporting\\.(\\w+)`$");
    private static final Pattern COLUMN = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([a-z ]+) \\|");

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeAll
    void portfolio(@Autowired ApplicationContext context) {
        register(
                "report-up", "\"spend\": 100, \"segment\": \"s\", \"attributes\": {\"region\": \"emea\", \"tier\": 1}");
        register("report-down", "\"spend\": 50, \"externalIds\": {\"crm\": \"7\"}");
        register("report-test", "\"spend\": 999, \"excluded\": true, \"externalIds\": {\"crm\": \"8\"}");
        use("report-up", 60, 0);
        use("report-down", 60, 25);
        use("report-test", 60, 0);
        new ScoreWork(context).catchUp();
    }

    @Test
    void haveTheColumnsThatAreDocumentedAllPlain() throws IOException {
        assertThat(columns()).isEqualTo(documented());
        assertThat(columns().values())
                .allSatisfy(types -> assertThat(types.values()).isSubsetOf(PLAIN));
    }

    @Test
    void sayWhatTheApiSaysOfAnAccount() {
        var account = jdbc.queryForMap("select * from reporting.account where account_id = 'report-up'");
        var row = get("/api/v1/scores?q=report-up").get("items").get(0);

        assertThat(account)
                .containsEntry("segment", "s")
                .containsEntry("registered", true)
                .containsEntry("at_risk", false);
        assertThat((BigDecimal) account.get("score"))
                .isEqualByComparingTo(row.get("score").decimalValue());
        assertThat(account).containsEntry("band", row.get("band").stringValue());
        assertThat(account)
                .containsEntry("model_version", row.get("modelVersion").intValue());
        assertThat(jdbc.queryForList("select name, value from reporting.account_attribute order by name"))
                .hasToString("[{name=region, value=emea}, {name=tier, value=1}]");
        assertThat(jdbc.queryForList("select * from reporting.account_external_id"))
                .hasToString("[{account_id=report-down, system=crm, external_id=7}]");
    }

    @Test
    void sayWhatTheApiSaysOfEveryDay() {
        var csv = CsvCells.of(csv("/api/v1/portfolio/history?to=" + TODAY.minusDays(1)));
        var header = csv.get(0);
        var days = jdbc.queryForList("select * from reporting.portfolio_day order by day");

        assertThat(days).hasSize(csv.size() - 1).hasSizeGreaterThan(50);
        for (int row = 0; row < days.size(); row++) {
            var day = days.get(row);
            var cells = csv.get(row + 1);
            assertThat(cells.get(header.indexOf("day"))).isEqualTo(String.valueOf(day.get("day")));
            for (var same : List.of("accounts", "scored", "unregistered", "spend", "mean", "median", "coverage")) {
                assertThat(number(day.get(same))).as(same).isEqualTo(number(cells.get(header.indexOf(same))));
            }
            for (var band : Groups.BANDS) {
                assertThat(number(day.get(band)))
                        .isEqualTo(number(cells.get(header.indexOf("bands." + band + ".accounts"))));
                assertThat(number(day.get(band + "_spend")))
                        .isEqualTo(number(cells.get(header.indexOf("bands." + band + ".spend"))));
            }
        }
        assertThat(days.get(days.size() - 1)).containsEntry("accounts", 2L);
    }

    @Test
    void unfoldADaysMetrics() {
        var day = TODAY.minusDays(1);
        var metrics = get("/api/v1/accounts/report-up/score?at=" + day).get("metrics");

        var rows =
                jdbc.queryForList("select * from reporting.metric_day where account_id = 'report-up' and day = ?", day);

        assertThat(rows).hasSize(metrics.size());
        for (var row : rows) {
            var metric = metrics.valueStream()
                    .filter(candidate -> candidate.get("key").stringValue().equals(row.get("metric")))
                    .findFirst()
                    .orElseThrow();
            assertThat(row)
                    .containsEntry("category", metric.get("category").stringValue())
                    .containsEntry("label", metric.get("label").stringValue())
                    .containsEntry("contribution", metric.get("contribution").doubleValue());
            assertThat(row.get("score") == null).isEqualTo(metric.get("score").isNull());
        }
        assertThat(rows.stream()
                        .mapToDouble(row -> (double) Objects.requireNonNull(row.get("contribution")))
                        .sum())
                .isCloseTo(
                        jdbc.queryForObject(
                                "select raw_score from reporting.score_day where account_id = 'report-up' and day = ?",
                                Double.class,
                                day),
                        within(0.001));
    }

    @Test
    void countEventsByDay() {
        assertThat(jdbc.queryForList(
                        "select type, name, count, users from reporting.signal_day where account_id = 'report-up' and day = ? order by type",
                        TODAY.minusDays(1)))
                .hasToString(
                        "[{type=feature_used, name=reports, count=1, users=1}, {type=login, name=null, count=1, users=1}]");
    }

    @Test
    void knowNoExcludedAccount() {
        for (var view : columns().entrySet()) {
            if (view.getValue().containsKey("account_id")) {
                assertThat(jdbc.queryForList(
                                "select distinct account_id from reporting." + view.getKey(), String.class))
                        .as(view.getKey())
                        .doesNotContain("report-test");
            }
        }
    }

    /** The role is gone with the transaction. */
    @Test
    @Transactional(propagation = Propagation.REQUIRED)
    void areAllThatTheDocumentedRoleCanRead() throws IOException {
        jdbc.execute(documentedRole());
        jdbc.execute("set local role metabase");

        for (var view : columns().keySet()) {
            assertThat(jdbc.queryForObject("select count(*) from reporting." + view, Long.class))
                    .as(view)
                    .isNotNull();
        }
        for (var forbidden : List.of(
                "select * from account",
                "select * from score_current",
                "select * from event",
                "update account set name = 'x'",
                "create view reporting.mine as select 1")) {
            jdbc.execute("savepoint before");
            assertThatThrownBy(() -> jdbc.execute(forbidden))
                    .as(forbidden)
                    .isInstanceOf(BadSqlGrammarException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
            jdbc.execute("rollback to before");
        }
    }

    private static String documentedRole() throws IOException {
        var page = Files.readString(Path.of("docs/dashboards.md"));
        int from = page.indexOf("```sql\n") + "```sql\n".length();
        return page.substring(from, page.indexOf("```", from));
    }

    /** Types by column by view. */
    private static Map<String, Map<String, String>> documented() throws IOException {
        var page = Files.readString(Path.of("docs/dashboards.md"));
        var views = new TreeMap<String, Map<String, String>>();
        var sections = VIEW.split(page, -1);
        var names = VIEW.matcher(page).results().map(view -> view.group(1)).toList();
        for (int view = 0; view < names.size(); view++) {
            var columns = new LinkedHashMap<String, String>();
            COLUMN.matcher(sections[view + 1])
                    .results()
                    .forEach(column -> columns.put(
                            column.group(1),
                            column.group(2).equals("timestamptz") ? "timestamp with time zone" : column.group(2)));
            views.put(names.get(view), columns);
        }
        return views;
    }

    private Map<String, Map<String, String>> columns() {
        var views = new TreeMap<String, Map<String, String>>();
        jdbc.query("""
                select table_name, column_name, data_type from information_schema.columns
                where table_schema = 'reporting' order by table_name, ordinal_position""", row -> {
            views.computeIfAbsent(row.getString(1), view -> new LinkedHashMap<>())
                    .put(row.getString(2), row.getString(3));
        });
        return views;
    }

    /** A number however it is written; null for none. */
    private static @Nullable BigDecimal number(@Nullable Object cell) {
        var text = Objects.toString(cell, "");
        return text.isEmpty() ? null : new BigDecimal(text).stripTrailingZeros();
    }

    private void register(String accountId, String fields) {
        client.put()
                .uri("/api/v1/accounts/" + accountId)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"customerSince\": \"2024-01-01\", " + fields + "}")
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void use(String accountId, int from, int to) {
        var events = TODAY.minusDays(from)
                .datesUntil(TODAY.minusDays(to).plusDays(1))
                .flatMap(day -> Stream.of("\"type\": \"login\"", "\"type\": \"feature_used\", \"name\": \"reports\"")
                        .map(type ->
                                "{%s, \"accountId\": \"%s\", \"userId\": \"u\", \"occurredAt\": \"%sT09:00:00Z\", \"id\": \"%s\"}"
                                        .formatted(type, accountId, day, type.length())))
                .collect(Collectors.joining(",", "[", "]"));
        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body(events)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private JsonNode get(String path) {
        return JsonMapper.shared().readTree(body(path, MediaType.APPLICATION_JSON_VALUE));
    }

    private String csv(String path) {
        return body(path, "text/csv");
    }

    private String body(String path, String type) {
        return String.valueOf(client.get()
                .uri(path)
                .header("Accept", type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
