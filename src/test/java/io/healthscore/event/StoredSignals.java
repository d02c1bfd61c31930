package io.healthscore.event;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database holds of an account's signals and events, for tests to compare. */
record StoredSignals(JdbcClient jdbc) {

    /** Everything but the account, numbers without trailing zeros. */
    List<Map<String, Object>> of(String accountId) {
        return jdbc.sql("""
                select type, day::text as day, facet, count, valued, trim_scale(sum) as sum, trim_scale(min) as min,
                       trim_scale(max) as max, trim_scale(last_value) as last_value, last_at, last_id, severity,
                       users::text as users
                from signal_day where account_id = :accountId order by type, day, facet
                """).param("accountId", accountId).query().listOfRows();
    }

    long events(String accountId) {
        return jdbc.sql("select count(*) from event where account_id = :accountId")
                .param("accountId", accountId)
                .query(Long.class)
                .single();
    }

    long counted(String accountId) {
        return jdbc.sql("select coalesce(sum(count), 0) from signal_day where account_id = :accountId")
                .param("accountId", accountId)
                .query(Long.class)
                .single();
    }
}
