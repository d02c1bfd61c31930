package io.healthscore.webhook;

import io.healthscore.account.AccountErased;
import io.healthscore.model.ModelActivated;
import io.healthscore.platform.Times;
import io.healthscore.score.DataDoubted;
import io.healthscore.score.ScoresMoved;
import io.healthscore.score.ScoresMoved.Move;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears of every change in the transaction that made it. What is certain at once becomes a message; an account that moved
 * is marked, to be judged when the move has settled.
 */
@Component
class Listeners {

    private final Webhooks webhooks;
    private final ToldAccounts told;
    private final Outbox outbox;
    private final WebhookSettings settings;
    private final Clock clock;

    Listeners(Webhooks webhooks, ToldAccounts told, Outbox outbox, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.told = told;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(ScoresMoved moved) {
        var moves = moved.moves().stream()
                .filter(this::mayBeWorthTelling)
                .sorted(Comparator.comparing(Move::accountId))
                .toList();
        if (!moves.isEmpty() && webhooks.isAnyEnabled()) {
            told.mark(moves, now(), now().plus(settings.settle()));
        }
    }

    private boolean mayBeWorthTelling(Move move) {
        var before = move.before();
        var after = move.after();
        var change = move.change7d();
        return !before.band().equals(after.band())
                || before.atRisk() != after.atRisk()
                || before.expansionReady() != after.expansionReady()
                || change != null && change.compareTo(BigDecimal.ZERO.subtract(settings.drop())) <= 0;
    }

    @EventListener
    void on(ModelActivated activated) {
        var data = new Message.Activated(activated.key(), activated.version());
        outbox.add(new Message(MessageType.MODEL_ACTIVATED, null, data), now());
    }

    @EventListener
    void on(DataDoubted doubted) {
        var data = new Message.Doubted(doubted.day(), doubted.reason());
        outbox.add(new Message(MessageType.DATA_SUSPECT, null, data), now());
    }

    @EventListener
    void on(AccountErased erased) {
        told.forget(erased.accountId());
        outbox.erase(erased.accountId());
    }

    private Instant now() {
        return Times.cut(clock.instant());
    }
}
