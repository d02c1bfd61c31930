package io.healthscore.insight;

import io.healthscore.account.AccountErased;
import io.healthscore.account.AccountsChanged;
import io.healthscore.account.AccountsRegrouped;
import io.healthscore.score.DaysClosed;
import io.healthscore.signal.Revision;
import io.healthscore.signal.Revisions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Sums past days' portfolios up once, and notes what makes them out of date. */
@Component
class PortfolioKeeper {

    private final PortfolioReader reader;
    private final KeptPortfolios kept;
    private final Revisions revisions;
    private final TransactionTemplate snapshot;

    PortfolioKeeper(
            PortfolioReader reader, KeptPortfolios kept, Revisions revisions, PlatformTransactionManager transactions) {
        this.reader = reader;
        this.kept = kept;
        this.revisions = revisions;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Keeps what it reads of a past day on which no account is still to be computed. Of a segment or owner only where
     * anybody is: there is no end of names that nobody has.
     */
    Portfolio read(Moment moment, PortfolioFilter filter) {
        if (moment.live()) {
            return reader.read(moment, filter);
        }
        var read = snapshot.execute(status -> new Read(kept.snapshot(), reader.read(moment, filter)));
        if (read.portfolio().pending() == 0 && (read.portfolio().accounts() > 0 || filter.isEverybody())) {
            kept.keep(moment.day(), filter, read.snapshot(), read.portfolio());
        }
        return read.portfolio();
    }

    @EventListener
    void on(DaysClosed closed) {
        kept.mark(closed.from());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(AccountsChanged changed) {
        var from = changed.dirtyFrom();
        if (from != null) {
            firstDayOf(changed.accountIds()).ifPresent(first -> kept.mark(first.isAfter(from) ? first : from));
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(AccountsRegrouped regrouped) {
        firstDayOf(regrouped.accountIds()).ifPresent(regrouped.movesTotals() ? kept::mark : kept::markGroups);
    }

    @EventListener
    void on(AccountErased erased) {
        kept.mark(AccountsChanged.EVER);
    }

    /**
     * Before it none of them was in any portfolio. Empty while nothing is known of any but its record. Asked when their
     * revisions are held, or a late event could move it back unseen.
     */
    private Optional<LocalDate> firstDayOf(Collection<String> accountIds) {
        return revisions.read(accountIds).values().stream()
                .map(Revision::firstDay)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private record Read(String snapshot, Portfolio portfolio) {}
}
