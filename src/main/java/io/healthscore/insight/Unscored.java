package io.healthscore.insight;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts that have no score of a moment: those still to be computed, and those that had left before. */
@Repository
class Unscored {

    private static final String ACCOUNTS = "select count(*) from account a where %s";

    private static final String PENDING_THEN = """
            select count(*)
            from signal_revision r
            join account a on a.account_id = r.account_id and %s
            left join score_current c on c.account_id = r.account_id
            left join score_day d on d.account_id = r.account_id and d.day = :day
            where r.first_day <= :day
              and not (coalesce(c.state, '') = 'churned' and c.day <= :day)
              and (r.dirty_from <= :day or d.account_id is null)
            """;

    /** Who left is closed no more. */
    private static final String LEFT = """
            select count(*)
            from score_current c
            join account a on a.account_id = c.account_id and %s
            left join score_day d on d.account_id = c.account_id and d.day = :day
            where c.state = 'churned' and c.day <= :day and d.account_id is null
            """;

    private final JdbcClient jdbc;

    Unscored(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param computed how many have what is answered of now, in the same snapshot: these are not read a second time */
    long pending(Moment moment, PortfolioFilter filter, long computed) {
        return moment.live() ? count(ACCOUNTS, filter, Map.of()) - computed : count(PENDING_THEN, filter, day(moment));
    }

    /** Accounts that churned and have no row of that day that says so. */
    long left(Moment moment, PortfolioFilter filter) {
        return moment.live() ? 0 : count(LEFT, filter, day(moment));
    }

    private long count(String sql, PortfolioFilter filter, Map<String, ?> parameters) {
        return jdbc.sql(sql.formatted(filter.condition()))
                .params(filter.parameters())
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> day(Moment moment) {
        return Map.of("day", moment.day());
    }
}
