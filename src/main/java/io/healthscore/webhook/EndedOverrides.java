package io.healthscore.webhook;

import io.healthscore.platform.Times;
import io.healthscore.score.OverrideExpired;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of overrides that ended by themselves, in the transaction that ends them; of accounts that nobody is told of, not of theirs. */
@Component
class EndedOverrides {

    private final AccountsNow accounts;
    private final Outbox outbox;
    private final Clock clock;

    EndedOverrides(AccountsNow accounts, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(OverrideExpired expired) {
        if (!accounts.isToldOf(expired.accountId())) {
            return;
        }
        var data = new Message.Expired(
                expired.accountId(), expired.score(), expired.reason(), expired.author(), expired.expiresAt());
        outbox.add(new Message(MessageType.OVERRIDE_EXPIRED, expired.accountId(), data), Times.cut(clock.instant()));
    }
}
