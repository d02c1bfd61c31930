package io.healthscore.score;

import io.healthscore.signal.Revisions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The midnight sweep: tells every account that a new day (UTC) has begun, a page at a time, so that the background closes
 * the day that ended and opens the new one. It remembers how far it came; whichever replica is free goes on from there.
 * Accounts that left are not swept.
 */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 1000;

    private static final String BEGIN = """
            insert into sweep (day, started_at) values (:day, clock_timestamp()) on conflict do nothing""";

    private static final String RESUME = """
            select after_id from sweep where day = :day and finished_at is null for update skip locked""";

    private static final String NEXT = """
            select a.account_id from account a
            left join score_current c on c.account_id = a.account_id
            where a.account_id > :after and c.state is distinct from 'churned'
            order by a.account_id
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final Revisions revisions;
    private final RulesNow rules;

    Sweep(JdbcClient jdbc, Revisions revisions, RulesNow rules) {
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.rules = rules;
    }

    /** Sweeps one page. False when the day is swept, or another replica is at it. */
    @Transactional
    public boolean step() {
        var day = rules.today();
        jdbc.sql(BEGIN).param("day", day).update();
        return resume(day).map(after -> page(day, after)).orElse(false);
    }

    private Optional<String> resume(LocalDate day) {
        return jdbc.sql(RESUME).param("day", day).query(String.class).optional();
    }

    private boolean page(LocalDate day, String after) {
        var ids = jdbc.sql(NEXT)
                .param("after", after)
                .param("limit", PAGE)
                .query(String.class)
                .list();
        if (ids.isEmpty()) {
            return finish(day);
        }
        revisions.touch(new TreeSet<>(ids), null);
        jdbc.sql("update sweep set after_id = :after where day = :day")
                .param("after", last(ids))
                .param("day", day)
                .update();
        return true;
    }

    private boolean finish(LocalDate day) {
        jdbc.sql("update sweep set finished_at = clock_timestamp() where day = :day")
                .param("day", day)
                .update();
        log.atInfo().addKeyValue("day", day).log("Every account knows of the new day");
        return false;
    }

    private static String last(List<String> ids) {
        return ids.get(ids.size() - 1);
    }
}
