package io.healthscore.sample;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty local database with the sample portfolio, over HTTP like any client, and prints what to try next. The
 * accounts are registered last: a load that was cut off is recognised by that, and done again without counting twice. It has
 * no key, so where one is asked for nothing is loaded.
 */
@Component
@Profile("local")
@ConditionalOnBooleanProperty("healthscore.access.open")
class SampleLoader {

    private static final Logger log = LoggerFactory.getLogger(SampleLoader.class);
    private static final MediaType NDJSON = MediaType.APPLICATION_NDJSON;

    /** Accounts of the sample that are not registered are left by a load that was cut off; erased ones were meant to go. */
    private static final String EMPTY = """
            select not exists (select from account where registered_at is not null or account_id <> all(:sample))
               and not exists (select from account_tombstone)
            """;

    private final JsonMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;

    SampleLoader(JsonMapper json, JdbcClient jdbc, Clock clock) {
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void load(ApplicationReadyEvent ready) {
        var address = address(ready.getApplicationContext().getEnvironment());
        if (isEmpty()) {
            try {
                load(RestClient.create(address + "/api/v1"));
            } catch (RestClientException failure) {
                log.warn("The sample portfolio was not loaded; the next start loads it", failure);
            }
        }
        log.info(whatToTry(address));
    }

    private static String address(Environment environment) {
        var host = environment.getProperty("server.address", "127.0.0.1");
        return "http://%s:%s"
                .formatted(
                        host.contains(":") ? "[" + host + "]" : host,
                        environment.getRequiredProperty("local.server.port"));
    }

    private boolean isEmpty() {
        return jdbc.sql(EMPTY)
                .param(
                        "sample",
                        Portfolio.customers().stream().map(Customer::id).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private void load(RestClient service) {
        var today = LocalDate.now(clock);
        var customers = Portfolio.customers();
        for (var customer : customers) {
            send(service, History.of(customer, today));
        }
        service.post()
                .uri("/accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(customers.stream()
                        .map(customer -> record(customer, today))
                        .toList()))
                .retrieve()
                .toBodilessEntity();
        var ids = Map.of("accountIds", customers.stream().map(Customer::id).toList());
        service.post()
                .uri("/scores/lookup")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(ids))
                .retrieve()
                .toBodilessEntity();
        log.info("Loaded and scored the sample portfolio: {} invented customers", customers.size());
    }

    private void send(RestClient service, List<Map<String, Object>> events) {
        if (events.isEmpty()) {
            return;
        }
        var lines = events.stream().map(json::writeValueAsString).collect(Collectors.joining("\n"));
        service.post()
                .uri("/events")
                .contentType(NDJSON)
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .retrieve()
                .toBodilessEntity();
    }

    private static Map<String, Object> record(Customer customer, LocalDate today) {
        var record = new LinkedHashMap<String, Object>();
        record.put("id", customer.id());
        record.put("name", customer.name());
        record.put("segment", customer.segment());
        record.put("owner", customer.owner());
        record.put("customerSince", today.minusDays(customer.tenureDays()).toString());
        record.put("externalIds", Map.of("crm", "crm-" + customer.id()));
        if (customer.noticeInDays() != null) {
            record.put(
                    "contractEndsOn",
                    today.plusDays(customer.noticeInDays() + Customer.NOTICE_DAYS)
                            .toString());
            record.put("noticeDays", Customer.NOTICE_DAYS);
            record.put("autoRenew", true);
        }
        return record;
    }

    private static String whatToTry(String address) {
        return """
                Healthscore answers at %1$s (see %1$s/swagger-ui.html). Try:

                  curl -H 'Accept: text/plain' %1$s/api/v1/accounts/acme/score
                  curl '%1$s/api/v1/scores?sort=score&limit=5'
                  curl '%1$s/api/v1/accounts/acme/score/history?interval=week'
                """.formatted(address);
    }
}
