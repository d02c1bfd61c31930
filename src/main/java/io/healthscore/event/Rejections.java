package io.healthscore.event;

import io.healthscore.account.AccountErased;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What was refused in the last 14 days, 100,000 items at most, so that support can answer "where is my event?". A help,
 * not a record: failing to keep a rejection is logged and nothing more.
 */
@Component
class Rejections {

    static final Duration KEPT = Duration.ofDays(14);

    private static final Logger log = LoggerFactory.getLogger(Rejections.class);

    private final RejectionRows rows;
    private final TransactionOperations transactions;
    private final Clock clock;

    Rejections(RejectionRows rows, TransactionOperations transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In a transaction of its own, which also makes room for them. */
    void add(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        try {
            transactions.executeWithoutResult(status -> {
                rows.insert(rejections);
                rows.deleteBeyond(RejectionRows.MOST);
            });
        } catch (DataAccessException | TransactionException failure) {
            log.warn("Could not keep {} rejections", rejections.size(), failure);
        }
    }

    /** The time from which on rejections are shown. */
    Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    @Scheduled(cron = "0 17 * * * *", zone = "UTC")
    void deleteOld() {
        rows.deleteBefore(oldest());
    }

    @EventListener
    void on(UserErased erased) {
        var id = erased.userId();
        rows.deleteWith(id, JsonNodeFactory.instance.stringNode(id).toString());
    }

    @EventListener
    void on(AccountErased erased) {
        rows.deleteOf(erased.accountId());
    }
}
