package io.healthscore.score;

import io.healthscore.account.AccountErased;
import io.healthscore.account.AccountsChanged;
import java.util.Collection;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Marks the accounts whose row in the changes feed may differ, in the transaction that makes it differ. A mark too many
 * costs a comparison; one too few would be a change that no client ever hears of.
 */
@Component
class ChangeMarks {

    private final JdbcClient jdbc;

    ChangeMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void mark(Collection<String> accountIds) {
        jdbc.sql("insert into score_feed_mark (account_id) select * from unnest(:ids)")
                .param("ids", accountIds.toArray(String[]::new))
                .update();
    }

    @EventListener
    void on(AccountsChanged changed) {
        mark(changed.accountIds());
    }

    /** What the feed says of the account goes with it at once; that it is gone is said when the mark is numbered. */
    @EventListener
    void on(AccountErased erased) {
        jdbc.sql("delete from score_feed where account_id = :id")
                .param("id", erased.accountId())
                .update();
        mark(List.of(erased.accountId()));
    }
}
