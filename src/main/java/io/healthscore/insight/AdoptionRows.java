package io.healthscore.insight;

import io.healthscore.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads one feature's use over time, and who was like those that took it up. */
@Repository
class AdoptionRows {

    private static final String USES = """
            select a.account_id, a.segment, a.seats, a.spend, u.first_day, u.months
            from account a
            cross join lateral (
                select min(s.day) as first_day, array_agg(distinct left(s.day::text, 7)) as months
                from signal_day s
                where s.account_id = a.account_id and s.type = :type and s.facet = :name
                  and s.day >= :from and s.day <= :today) u
            where %s
            order by a.account_id
            """;

    private static final String THERE = """
            select l.day, count(*) as accounts
            from (select d.day, d.account_id, d.state from score_day d where d.day = any(:days::date[])
                  union all
                  select :today::date, c.account_id, c.state from score_current c where c.band <> '') l
            join account a on a.account_id = l.account_id and %s
            where l.state <> 'churned'
            group by l.day
            """;

    private static final String USERS_THERE = """
            select u.day, count(*) as accounts
            from (select id, date 'epoch' + day as day from unnest(:ids::text[], :days::int[]) as u(id, day)) u
            left join score_day d on d.account_id = u.id and d.day = u.day
            left join score_current c on c.account_id = u.id and u.day = :today::date and c.band <> ''
            where coalesce(c.state, d.state, 'churned') <> 'churned'
            group by u.day
            """;

    /**
     * Of the same stratum, not using it until all is over, and with nearly the same score on the day before. Equals are
     * shuffled, the same way each time, so that not all adopters want the same few.
     */
    private static final String LIKE = """
            select f.account_id, o.other
            from (select id as account_id, date 'epoch' + day as day, stratum
                  from unnest(:ids::text[], :firstDays::int[], :strata::int[]) as f(id, day, stratum)) f
            join score_day s on s.account_id = f.account_id and s.day = f.day - 1
            cross join lateral (
                select d.account_id as other, abs(d.score - s.score) as distance
                from unnest(:others::text[], :otherStrata::int[], :otherDays::int[]) as n(id, stratum, day)
                join score_day d on d.account_id = n.id and d.day = f.day - 1
                where n.stratum = f.stratum and date 'epoch' + n.day > f.day + :beside
                  and d.score between s.score - :near and s.score + :near
                order by distance, md5(d.account_id || f.account_id)
                limit :candidates) o
            order by f.day, f.account_id, o.distance, md5(o.other || f.account_id)
            """;

    /** Points by which two scores may differ and still be called equal. */
    private static final int NEAR = 5;

    private static final int CANDIDATES = 20;

    private final JdbcClient jdbc;

    AdoptionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all accounts, those that have left too, by id. */
    List<Use> uses(AccountChoice choice, Feature feature, AdoptionDays days) {
        return jdbc.sql(USES.formatted(choice.ofRecord()))
                .params(choice.parameters())
                .param("type", feature.type().word())
                .param("name", feature.name())
                .param("from", days.from())
                .param("today", days.today())
                .query(AdoptionRows::use)
                .list();
    }

    /** How many accounts had not left, by day. */
    Map<LocalDate, Long> there(AccountChoice choice, Collection<LocalDate> ends, LocalDate today) {
        return byDay(jdbc.sql(THERE.formatted(choice.ofRecord()))
                .params(choice.parameters())
                .param("days", ends.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("today", today));
    }

    /** How many of the users of each month had not left at its end. */
    Map<LocalDate, Long> usersThere(List<Map.Entry<String, LocalDate>> users, LocalDate today) {
        var columns = new Columns<>(users);
        return byDay(jdbc.sql(USERS_THERE)
                .param("ids", columns.texts(Map.Entry::getKey))
                .param("days", columns.days(Map.Entry::getValue))
                .param("today", today));
    }

    private static Map<LocalDate, Long> byDay(JdbcClient.StatementSpec query) {
        var counts = new HashMap<LocalDate, Long>();
        query.query(row -> {
            counts.put(row.getObject("day", LocalDate.class), row.getLong("accounts"));
        });
        return counts;
    }

    /** For each adopter the accounts that it may be held against, the nearest first. */
    Map<String, List<String>> like(List<Candidate> adopters, List<Candidate> others) {
        var first = new Columns<>(adopters);
        var rest = new Columns<>(others);
        var like = new LinkedHashMap<String, List<String>>();
        jdbc.sql(LIKE)
                .param("ids", first.texts(Candidate::accountId))
                .param("firstDays", first.days(Candidate::firstDay))
                .param("strata", first.wholes(Candidate::stratum))
                .param("others", rest.texts(Candidate::accountId))
                .param("otherDays", rest.days(Candidate::firstDay))
                .param("otherStrata", rest.wholes(Candidate::stratum))
                .param("beside", AdoptionDays.BESIDE)
                .param("near", NEAR)
                .param("candidates", CANDIDATES)
                .query(row -> {
                    like.computeIfAbsent(row.getString("account_id"), id -> new ArrayList<>())
                            .add(row.getString("other"));
                });
        return like;
    }

    private static Use use(ResultSet row, int index) throws SQLException {
        var months = row.getArray("months");
        return new Use(
                row.getString("account_id"),
                new Sized(
                        row.getString("segment"),
                        ComparedAccounts.number(row, "seats"),
                        ComparedAccounts.number(row, "spend")),
                Optional.ofNullable(row.getObject("first_day", LocalDate.class)),
                months == null
                        ? List.of()
                        : Arrays.stream((String[]) months.getArray())
                                .map(YearMonth::parse)
                                .toList());
    }

    /** @param firstDay the first of the days looked at on which it was used; empty when it never was */
    record Use(String accountId, Sized size, Optional<LocalDate> firstDay, List<YearMonth> months) {}

    /** @param firstDay of an account that did not take it up, a day behind all others */
    record Candidate(String accountId, LocalDate firstDay, int stratum) {}
}
