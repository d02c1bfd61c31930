package io.healthscore.webhook;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an account's change is worth telling: each change once, and none that may be gone tomorrow. Pure.
 * The flags have a hysteresis of their own, over days; a band has the one of {@link WebhookSettings#margin()} and
 * {@link WebhookSettings#stay()}. After a message of a kind, the next of that kind waits for the cooldown.
 */
final class Judgement {

    /** A drop is one within so many days, so the next one begins after as many. */
    private static final Duration OF_A_DROP = Duration.ofDays(7);

    private final AccountNow now;
    private final Instant since;
    private final Instant at;
    private final WebhookSettings rules;
    private final List<MessageType> messages = new ArrayList<>();
    private final List<Instant> waits = new ArrayList<>();
    private Told told;

    private Judgement(Told told, AccountNow now, Instant since, Instant at, WebhookSettings rules) {
        this.told = told;
        this.now = now;
        this.since = since;
        this.at = at;
        this.rules = rules;
    }

    /**
     * What is to be sent, and what subscribers are told then.
     *
     * @param again when to look again if nothing else happens, since what deviates is not worth telling yet; null when
     *     nothing does
     */
    record Verdict(
            List<MessageType> messages, Told told, @Nullable Instant again) {}

    /** @param since when the account ceased to be as told */
    static Verdict of(Told told, AccountNow now, Instant since, Instant at, WebhookSettings rules) {
        var judgement = new Judgement(told, now, since, at, rules);
        judgement.band();
        judgement.drop();
        judgement.risk();
        judgement.expansion();
        return judgement.verdict();
    }

    private Verdict verdict() {
        return new Verdict(
                List.copyOf(messages),
                told,
                waits.stream().min(Comparator.naturalOrder()).orElse(null));
    }

    private void band() {
        if (now.band().equals(told.band())) {
            return;
        }
        boolean due = isDue(told.times().band(), rules.cooldown());
        if (hasMovedFar() ? due : due & isPast(since.plus(rules.stay()))) {
            messages.add(MessageType.BAND_CHANGED);
            told = told.band(now, at);
        }
    }

    private boolean hasMovedFar() {
        var from = told.score();
        var to = now.score();
        return from != null && to != null && to.subtract(from).abs().compareTo(rules.margin()) >= 0;
    }

    private void drop() {
        var change = now.change7d();
        if (!now.overridden() && change != null && change.compareTo(BigDecimal.ZERO.subtract(rules.drop())) <= 0) {
            var last = told.times().drop();
            if (last == null || !last.plus(OF_A_DROP).isAfter(at)) {
                messages.add(MessageType.DROPPED);
                told = told.drop(at);
            }
        }
    }

    private void risk() {
        if (now.atRisk() != told.atRisk() && isDue(told.times().risk(), rules.cooldown())) {
            messages.add(now.atRisk() ? MessageType.AT_RISK : MessageType.RECOVERED);
            told = told.risk(now, at);
        }
    }

    /** That an account is no longer ready calls for nothing, so it goes without a message. */
    private void expansion() {
        if (now.expansionReady() != told.expansionReady() && isDue(told.times().expansion(), rules.cooldown())) {
            if (now.expansionReady()) {
                messages.add(MessageType.EXPANSION_READY);
            }
            told = told.expansion(now, at);
        }
    }

    private boolean isDue(@Nullable Instant last, Duration pause) {
        return last == null || isPast(last.plus(pause));
    }

    /** If not, that is when to look again. */
    private boolean isPast(Instant time) {
        if (time.isAfter(at)) {
            waits.add(time);
            return false;
        }
        return true;
    }
}
