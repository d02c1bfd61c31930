package io.healthscore.webhook;

import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import io.healthscore.platform.StrictJson;
import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates webhooks, changes and deletes them, on record. */
@Component
class Subscriptions {

    /** How long the secret before a rotation still signs. */
    static final Duration OVERLAP = Duration.ofDays(1);

    /** Each has connections of its own on every replica. */
    static final int MOST = 100;

    /** Whoever asks for a change has looked the host up before it begins: a name server takes its time. */
    private static final Predicate<String> LOOKED_UP = host -> false;

    private final Webhooks webhooks;
    private final ToldAccounts told;
    private final Audit audit;
    private final Clock clock;

    Subscriptions(Webhooks webhooks, ToldAccounts told, Audit audit, Clock clock) {
        this.webhooks = webhooks;
        this.told = told;
        this.audit = audit;
        this.clock = clock;
    }

    /** A webhook with the secret that signs its messages, to be shown this one time. */
    record WithSecret(Webhook webhook, Secret secret) {}

    /** Where nobody was told before, everybody begins with how things are now. */
    @Transactional
    public WithSecret create(WebhookRequest.Wanted wanted) {
        if (webhooks.lockAndCount() >= MOST) {
            throw new TooManyWebhooks(MOST);
        }
        if (!webhooks.isAnyEnabled()) {
            told.forgetAll();
        }
        var id = UUID.randomUUID().toString();
        var secret = Secret.random();
        webhooks.insert(id, wanted, secret, now());
        audit.record(AuditEntry.of("webhook.created", subject(id)).changed(null, audited(wanted)));
        return new WithSecret(webhooks.get(id), secret);
    }

    /** @param body that has been found good, but for what may have changed since */
    @Transactional
    public Webhook change(String id, StrictJson.Document body) {
        var was = webhooks.hold(id);
        var wanted = WebhookRequest.change(body, was, LOOKED_UP);
        var before = new WebhookRequest.Wanted(was.url(), was.events(), was.description(), was.enabled());
        if (!wanted.equals(before)) {
            if (wanted.enabled() && !webhooks.isAnyEnabled()) {
                told.forgetAll();
            }
            webhooks.update(id, wanted, now());
            audit.record(AuditEntry.of("webhook.changed", subject(id)).changed(audited(before), audited(wanted)));
        }
        return webhooks.get(id);
    }

    @Transactional
    public void delete(String id) {
        var was = webhooks.get(id);
        webhooks.delete(id);
        audit.record(AuditEntry.of("webhook.deleted", subject(id))
                .changed(
                        audited(new WebhookRequest.Wanted(was.url(), was.events(), was.description(), was.enabled())),
                        null));
    }

    /** The new secret, and until when the former one signs beside it. */
    record Rotated(Secret secret, Instant formerUntil) {}

    @Transactional
    public Rotated rotate(String id) {
        webhooks.get(id);
        var secret = Secret.random();
        var until = now().plus(OVERLAP);
        webhooks.rotate(id, secret, until, now());
        audit.record(AuditEntry.of("webhook.secret_rotated", subject(id)));
        return new Rotated(secret, until);
    }

    private Instant now() {
        return Times.cut(clock.instant());
    }

    private static String subject(String id) {
        return "webhooks/" + id;
    }

    /** Without the path, which may hold a receiver's secret. */
    private static Map<String, Object> audited(WebhookRequest.Wanted wanted) {
        return Map.of("host", wanted.url().getHost(), "events", wanted.events(), "enabled", wanted.enabled());
    }
}
