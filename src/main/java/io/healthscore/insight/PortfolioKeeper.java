package io.healthscore.insight;

import io.healthscore.account.AccountErased;
import io.healthscore.account.AccountsChanged;
import io.healthscore.account.AccountsRegrouped;
import io.healthscore.score.DaysClosed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sums past days' portfolios up once, and notes what makes them out of date. */
@Component
class PortfolioKeeper {

    private final PortfolioReader reader;
    private final KeptPortfolios kept;
    private final TransactionTemplate snapshot;

    PortfolioKeeper(PortfolioReader reader, KeptPortfolios kept, PlatformTransactionManager transactions) {
        this.reader = reader;
        this.kept = kept;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Keeps what it reads, of a past day on which no account is still to be computed. */
    Portfolio read(Moment moment, PortfolioFilter filter) {
        if (moment.live()) {
            return reader.read(moment, filter);
        }
        var read = snapshot.execute(status -> new Read(kept.snapshot(), reader.read(moment, filter)));
        if (read.portfolio().pending() == 0) {
            kept.keep(moment.day(), filter, read.snapshot(), read.portfolio());
        }
        return read.portfolio();
    }

    @EventListener
    void on(DaysClosed closed) {
        kept.mark(closed.from());
    }

    @EventListener
    void on(AccountsChanged changed) {
        if (changed.dirtyFrom() != null) {
            kept.mark(changed.dirtyFrom());
        }
    }

    @EventListener
    void on(AccountsRegrouped regrouped) {
        if (regrouped.movesTotals()) {
            kept.mark(AccountsChanged.EVER);
        } else {
            kept.markGroups();
        }
    }

    @EventListener
    void on(AccountErased erased) {
        kept.mark(AccountsChanged.EVER);
    }

    private record Read(String snapshot, Portfolio portfolio) {}
}
