package io.healthscore.webhook;

import io.healthscore.platform.JsonField;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Bodies that create a webhook, or change one: then what they leave out stays. */
final class WebhookRequest {

    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LAST_PORT = 65_535;
    private static final String A_WEBHOOK = "a webhook";

    private WebhookRequest() {}

    /** What a webhook can be asked to be. */
    record Wanted(URI url, List<String> events, @Nullable String description, boolean enabled) {}

    /** @param refused whether a host may not be called */
    static Wanted create(StrictJson.Document body, Predicate<String> refused) {
        var json = JsonFields.of(body);
        var url = url(json, refused).required();
        var wanted = new Wanted(
                URI.create(url),
                events(json),
                json.text("description", 1, LONGEST_DESCRIPTION).orNull(),
                json.bool("enabled").or(true));
        return checked(json, wanted);
    }

    static Wanted change(StrictJson.Document body, Webhook was, Predicate<String> refused) {
        var json = JsonFields.of(body);
        var url = json.states("url") ? URI.create(url(json, refused).required()) : was.url();
        var description = json.text("description", 1, LONGEST_DESCRIPTION).orNull();
        var wanted = new Wanted(
                url,
                json.states("events") ? events(json) : was.events(),
                json.states("description") ? description : was.description(),
                json.bool("enabled").or(was.enabled()));
        return checked(json, wanted);
    }

    private static Wanted checked(JsonFields json, Wanted wanted) {
        json.refuseOthers(A_WEBHOOK);
        json.throwIfFaulty();
        return wanted;
    }

    private static JsonField<String> url(JsonFields json, Predicate<String> refused) {
        return json.text("url", 1, LONGEST_URL)
                .must(
                        text -> parsed(text) != null,
                        "must be an http or https URL with a host, a port up to 65535 if any, without user name and"
                                + " fragment, such as https://crm.example/hooks/health")
                .must(
                        text -> !refused.test(host(text)),
                        "must not lead into the deployment's own network; healthscore.webhooks.allow-private=true"
                                + " allows that");
    }

    private static List<String> events(JsonFields json) {
        var events = json.choices("events", MessageType.words());
        if (events.isEmpty()) {
            json.refuse("events", "must name at least one of " + String.join(", ", MessageType.words()));
        }
        return List.copyOf(new LinkedHashSet<>(events));
    }

    private static String host(String url) {
        var parsed = parsed(url);
        return parsed == null ? "" : parsed.getHost();
    }

    private static @Nullable URI parsed(String text) {
        try {
            var url = new URI(text);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
            return web && plain && hasPossiblePort(url) ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean hasPossiblePort(URI url) {
        int port = url.getPort();
        return port == -1 || port > 0 && port <= LAST_PORT;
    }
}
