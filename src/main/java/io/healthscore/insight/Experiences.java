package io.healthscore.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What accounts went through: renewals and cancellations, answers to surveys, tickets. */
@Repository
class Experiences {

    static final int YEAR = 365;

    /** What an account said last counts: who cancelled and then renewed has renewed. */
    private static final String RENEWALS = """
            select distinct on (s.account_id) s.account_id, s.type, s.day, a.segment, a.seats, a.spend
            from signal_day s
            join account a on a.account_id = s.account_id and %s
            where s.type in ('contract_renewed', 'contract_cancelled') and s.day > :today::date - :days and s.day <= :today
            order by s.account_id, s.last_at desc, s.type desc
            """;

    private static final String FEEDBACK = """
            select a.account_id, csat.mean, tickets.count
            from account a
            join score_current c on c.account_id = a.account_id
            cross join lateral (
                select sum(s.sum) / nullif(sum(s.valued), 0) as mean from signal_day s
                where s.account_id = a.account_id and s.type = 'csat_response'
                  and s.day > :today::date - :days and s.day <= :today) csat
            cross join lateral (
                select count(distinct s.facet) as count from signal_day s
                where s.account_id = a.account_id and s.type = 'ticket_opened'
                  and s.day > :today::date - :days and s.day <= :today) tickets
            where %s and (csat.mean is not null or tickets.count > 0)
            """;

    private final JdbcClient jdbc;

    Experiences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the last year, of accounts that have left as well, by account id. */
    List<Renewal> renewals(AccountChoice choice, LocalDate today) {
        return jdbc.sql(RENEWALS.formatted(choice.ofRecord()))
                .params(choice.parameters())
                .param("today", today)
                .param("days", YEAR)
                .query(Experiences::renewal)
                .list();
    }

    /** Of the last days; an account that said nothing and opened nothing has none. */
    Map<String, Feedback> feedback(AccountChoice choice, LocalDate today) {
        var feedback = new HashMap<String, Feedback>();
        jdbc.sql(FEEDBACK.formatted(choice.condition()))
                .params(choice.parameters())
                .param("today", today)
                .param("days", Feature.DAYS)
                .query(row -> {
                    feedback.put(
                            row.getString("account_id"),
                            new Feedback(ComparedAccounts.number(row, "mean"), row.getLong("count")));
                });
        return feedback;
    }

    private static Renewal renewal(ResultSet row, int index) throws SQLException {
        return new Renewal(
                row.getString("account_id"),
                new Sized(
                        row.getString("segment"),
                        ComparedAccounts.number(row, "seats"),
                        ComparedAccounts.number(row, "spend")),
                row.getObject("day", LocalDate.class),
                row.getString("type").equals("contract_renewed"));
    }

    /**
     * What an account told.
     *
     * @param csat the mean of its answers, 0 to 100; NaN without any
     */
    record Feedback(double csat, long tickets) {

        static final Feedback NONE = new Feedback(Double.NaN, 0);
    }
}
