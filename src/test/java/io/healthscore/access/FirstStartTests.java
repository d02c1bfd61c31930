package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.Replica;
import io.healthscore.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;

@WithKeys
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests {

    private static final Pattern KEY = Pattern.compile("\n  (hsk_[0-9A-Za-z]{38})\n");

    @Autowired
    private ApplicationContext context;

    @Test
    void printsAKeyOnceThatManagesFromThenOn(CapturedOutput output) {
        var database = TestDatabase.fresh();
        String key;
        try (var first = start(database, Map.of())) {
            var printed = KEY.matcher(output.getAll());
            assertThat(printed.find()).isTrue();
            key = printed.group(1);
            keepsTheLastKey(new KeyCalls(first.client(), key));
        }
        int length = output.getAll().length();
        try (var second =
                start(database, Map.of("healthscore.access.requests", "3", "healthscore.access.per", "PT1H"))) {
            assertThat(output.getAll().substring(length)).doesNotContain("hsk_");
            limits(new KeyCalls(second.client(), key));
        }
    }

    private Replica start(String database, Map<String, String> more) {
        var properties = new HashMap<>(more);
        properties.put("spring.datasource.url", database);
        properties.put("healthscore.access.open", "false");
        return Replica.of(context, properties);
    }

    private static void keepsTheLastKey(KeyCalls first) {
        var path = "/api/v1/api-keys/" + first.whoami().get("id");
        var answer = first.send(HttpMethod.DELETE, path);
        answer.expectStatus().isEqualTo(409);
        assertThat(KeyCalls.text(answer)).contains("/problems/last-manage-key", "HEALTHSCORE_ADMIN_KEY");

        var other = first.make("other", Scope.MANAGE);
        first.send(HttpMethod.DELETE, "/api/v1/api-keys/" + other.get("id"))
                .expectStatus()
                .isNoContent();

        first.send(HttpMethod.DELETE, path).expectStatus().isEqualTo(409);
    }

    private static void limits(KeyCalls first) {
        first.get("/api/v1/whoami").expectHeader().valueMatches("RateLimit", "\"key\";r=2;t=\\d{4}");
        first.get("/api/v1/whoami").expectStatus().isOk();
        first.get("/api/v1/whoami").expectStatus().isOk();

        var answer = first.get("/api/v1/whoami");

        answer.expectStatus().isEqualTo(429);
        answer.expectHeader().valueEquals("RateLimit-Policy", "\"key\";q=3;w=3600");
        answer.expectHeader().valueMatches("RateLimit", "\"key\";r=0;t=\\d{4}");
        answer.expectHeader().valueMatches("Retry-After", "1[12]\\d\\d");
        assertThat(KeyCalls.text(answer)).contains("/problems/too-many-requests");
        // A tracking client waits no longer.
        var tracked = first.send(HttpMethod.POST, "/v1/batch");
        tracked.expectStatus().isEqualTo(429).expectHeader().valueEquals("Retry-After", "300");
        assertThat(KeyCalls.text(tracked)).contains("\"code\":\"too-many-requests\"");
    }
}
