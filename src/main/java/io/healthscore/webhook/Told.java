package io.healthscore.webhook;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers were last told of an account, and when.
 *
 * @param score when its band was last told, 0 to 100; null for none
 */
record Told(String band, @Nullable BigDecimal score, boolean atRisk, boolean expansionReady, Times times) {

    /** When each kind of message was sent last; null for never. */
    record Times(
            @Nullable Instant band,
            @Nullable Instant risk,
            @Nullable Instant expansion,
            @Nullable Instant drop) {}

    Told band(AccountNow now, Instant at) {
        return new Told(
                now.band(),
                now.score(),
                atRisk,
                expansionReady,
                new Times(at, times.risk, times.expansion, times.drop));
    }

    Told risk(AccountNow now, Instant at) {
        return new Told(
                band, score, now.atRisk(), expansionReady, new Times(times.band, at, times.expansion, times.drop));
    }

    Told expansion(AccountNow now, Instant at) {
        return new Told(band, score, atRisk, now.expansionReady(), new Times(times.band, times.risk, at, times.drop));
    }

    Told drop(Instant at) {
        return new Told(band, score, atRisk, expansionReady, new Times(times.band, times.risk, times.expansion, at));
    }
}
