package io.healthscore.score;

import io.healthscore.account.Accounts;
import io.healthscore.signal.Revisions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells every account that a new day (UTC) has begun, or that another version of a model is active, a page at a time, so that
 * the background closes the day that ended and scores the open one anew. It remembers how far it came; whichever replica is
 * free goes on from there. Accounts that left are not swept.
 */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 1000;

    private static final String BEGIN = """
            insert into sweep (day, activation, started_at) values (:day, :activation, clock_timestamp())
            on conflict do nothing""";

    private static final String RESUME = """
            select after_id from sweep
            where day = :day and activation = :activation and finished_at is null for update skip locked""";

    private static final String NEXT = """
            select a.account_id from account a
            left join score_current c on c.account_id = a.account_id
            where a.account_id > :after and c.state is distinct from 'churned'
            order by a.account_id
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Revisions revisions;
    private final RulesNow rules;

    Sweep(JdbcClient jdbc, Accounts accounts, Revisions revisions, RulesNow rules) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.revisions = revisions;
        this.rules = rules;
    }

    /** Sweeps one page. False when all are swept, or another replica is at it. */
    @Transactional
    public boolean step() {
        var now = rules.read();
        Map<String, Object> round =
                Map.of("day", now.today(), "activation", now.catalog().activation());
        jdbc.sql(BEGIN).params(round).update();
        return jdbc.sql(RESUME)
                .params(round)
                .query(String.class)
                .optional()
                .map(after -> page(round, after))
                .orElse(false);
    }

    private boolean page(Map<String, Object> round, String after) {
        var ids = jdbc.sql(NEXT)
                .param("after", after)
                .param("limit", PAGE)
                .query(String.class)
                .list();
        if (ids.isEmpty()) {
            return finish(round);
        }
        revisions.touch(new TreeSet<>(accounts.lockExisting(new TreeSet<>(ids))), null);
        jdbc.sql("update sweep set after_id = :after where day = :day and activation = :activation")
                .param("after", last(ids))
                .params(round)
                .update();
        return true;
    }

    private boolean finish(Map<String, Object> round) {
        jdbc.sql("update sweep set finished_at = clock_timestamp() where day = :day and activation = :activation")
                .params(round)
                .update();
        log.info("Every account knows of day={} and activation={}", round.get("day"), round.get("activation"));
        return false;
    }

    private static String last(List<String> ids) {
        return ids.get(ids.size() - 1);
    }
}
