package io.healthscore.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import io.healthscore.platform.StrictJson;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is to be told of what. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

    private final Webhooks webhooks;
    private final Subscriptions subscriptions;
    private final PublicDns dns;

    WebhookController(Webhooks webhooks, Subscriptions subscriptions, PublicDns dns) {
        this.webhooks = webhooks;
        this.subscriptions = subscriptions;
        this.dns = dns;
    }

    /** Creates one; its secret is shown in this answer only. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WithSecret> create(InputStream body) {
        var wanted = WebhookRequest.create(StrictJson.read(new BoundedBody(body)), dns::refuses);
        var created = subscriptions.create(wanted);
        return ResponseEntity.created(
                        URI.create("/api/v1/webhooks/" + created.webhook().id()))
                .body(new WithSecret(created.webhook(), created.secret().shown()));
    }

    /** By id. */
    @GetMapping
    Page<Webhook> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var limits = Limits.of(limit);
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).text(0);
        return Page.of(webhooks.list(after, limits.withOneMore()), limits, webhook -> Cursor.encode(webhook.id()));
    }

    @GetMapping("/{id}")
    Webhook get(@PathVariable String id) {
        return webhooks.get(id);
    }

    /** Changes what the body names; {@code "enabled": true} also takes up again what the service had switched off. */
    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    Webhook change(@PathVariable String id, InputStream body) {
        var document = StrictJson.read(new BoundedBody(body));
        WebhookRequest.change(document, webhooks.get(id), dns::refuses);
        return subscriptions.change(id, document);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        subscriptions.delete(id);
    }

    /** Answers a new secret; for a day messages carry signatures by both. */
    @PostMapping("/{id}/rotate-secret")
    NewSecret rotate(@PathVariable String id) {
        var rotated = subscriptions.rotate(id);
        return new NewSecret(rotated.secret().shown(), rotated.formerUntil());
    }

    /** @param secret {@code whsec_} and what messages are signed with, in base 64 */
    record WithSecret(@JsonUnwrapped Webhook webhook, String secret) {}

    /** @param formerUntil until then the former secret signs, too */
    record NewSecret(String secret, Instant formerUntil) {}
}
