package io.healthscore.event;

import io.healthscore.account.UnknownAccount;
import io.healthscore.platform.StatementLimit;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives a transaction accounts to itself: whoever takes events in holds their rows as well, and one waits for the other. */
@Component
class AccountLock {

    private static final String LOCK = """
            select account_id from account where account_id = any(:ids) order by account_id for update
            """;

    private final JdbcClient jdbc;

    AccountLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * From now on all that was counted for these accounts is committed, and nothing else will be. What follows may take
     * minutes, for a large account has many events.
     *
     * @throws UnknownAccount if one of them does not exist
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(SortedSet<String> ids) {
        var locked = jdbc.sql(LOCK)
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .set();
        ids.stream().filter(id -> !locked.contains(id)).findFirst().ifPresent(id -> {
            throw UnknownAccount.withId(id);
        });
        StatementLimit.raise(jdbc);
    }
}
