package io.healthscore.webhook;

import io.healthscore.account.Accounts;
import io.healthscore.webhook.ToldAccounts.Due;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Judges accounts and writes what is to be told of them, in one transaction that has each account's mark alone. */
@Component
class AccountJudge {

    private final Accounts accounts;
    private final ToldAccounts told;
    private final AccountsNow accountsNow;
    private final Outbox outbox;
    private final WebhookSettings settings;

    AccountJudge(
            Accounts accounts, ToldAccounts told, AccountsNow accountsNow, Outbox outbox, WebhookSettings settings) {
        this.accounts = accounts;
        this.told = told;
        this.accountsNow = accountsNow;
        this.outbox = outbox;
        this.settings = settings;
    }

    /** @return of how many; the others are looked at elsewhere at this moment */
    @Transactional
    public int announce(Collection<String> accountIds, Instant now) {
        var due = told.lock(accounts.lockExisting(new TreeSet<>(accountIds)), now);
        var standing = accountsNow.read(due.stream().map(Due::accountId).toList());
        due.forEach(account -> announce(account, standing.get(account.accountId()), now));
        return due.size();
    }

    private void announce(Due due, @Nullable AccountNow account, Instant now) {
        if (account == null) {
            told.forget(due.accountId());
            return;
        }
        var verdict = Judgement.of(due.told(), account, due.since(), now, settings);
        for (var type : verdict.messages()) {
            boolean band = type == MessageType.BAND_CHANGED;
            var changed = new Message.Changed(
                    band ? due.told().band() : null, band ? due.told().score() : null, account);
            outbox.add(new Message(type, due.accountId(), changed), now);
        }
        told.store(due.accountId(), verdict.told(), verdict.again());
    }
}
