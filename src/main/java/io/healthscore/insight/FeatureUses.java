package io.healthscore.insight;

import io.healthscore.signal.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who uses what, from the daily signals. Each account's lines of a type within the days are one range of the primary key,
 * which has all that is asked for: the cost follows the days and not the history.
 */
@Repository
class FeatureUses {

    private static final String NOW = """
            select w.account_id, t.type, u.facet
            from (select c.account_id from score_current c join account a on a.account_id = c.account_id
                  where %s and c.raw_score is not null) w
            cross join unnest(:types::text[], :days::int[]) as t(type, days)
            cross join lateral (
                select s.facet from signal_day s
                where s.account_id = w.account_id and s.type = t.type
                  and s.day > :today::date - t.days and s.day <= :today and %s
                group by s.facet) u
            """;

    private static final String BEFORE = """
            select w.account_id, t.type, u.facet
            from unnest(:ids::text[], :outcomeDays::int[]) as w(account_id, day)
            cross join unnest(:types::text[], :days::int[]) as t(type, days)
            cross join lateral (
                select s.facet from signal_day s
                where s.account_id = w.account_id and s.type = t.type
                  and s.day >= date 'epoch' + w.day - t.days and s.day < date 'epoch' + w.day and %s
                group by s.facet) u
            """;

    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient jdbc;

    FeatureUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the accounts that have a score, within the days up to today. */
    Map<Feature, BitSet> now(AccountChoice choice, List<String> accountIds, LocalDate today, FeatureNames.Known known) {
        return read(
                jdbc.sql(NOW.formatted(choice.condition(), named(known)))
                        .params(choice.parameters())
                        .param("today", today),
                accountIds,
                known);
    }

    /** Of these accounts, within the days before the outcome of each. */
    Map<Feature, BitSet> before(List<Renewal> renewals, FeatureNames.Known known) {
        var ids = renewals.stream().map(Renewal::accountId).toList();
        return read(
                jdbc.sql(BEFORE.formatted(named(known)))
                        .param("ids", ids.toArray(String[]::new))
                        .param(
                                "outcomeDays",
                                renewals.stream()
                                        .mapToInt(renewal -> (int) renewal.day().toEpochDay())
                                        .toArray()),
                ids,
                known);
    }

    /** Whether a name is wanted is only asked when not all of them are. */
    private static String named(FeatureNames.Known known) {
        return known.leftOut() == 0 ? "true" : "s.facet = any(:names)";
    }

    private static Map<Feature, BitSet> read(
            JdbcClient.StatementSpec query, List<String> accountIds, FeatureNames.Known known) {
        var users = new Users(accountIds, known.features());
        query.param("types", Feature.TYPES.stream().map(EventType::word).toArray(String[]::new))
                .param("days", Feature.TYPES.stream().mapToInt(Feature::days).toArray())
                .param(
                        "names",
                        known.features().stream().map(Feature::name).distinct().toArray(String[]::new))
                .withFetchSize(ROWS_AT_ONCE)
                .query(users::add);
        return users.byFeature;
    }

    /** A bit an account and feature. */
    private static final class Users {
        private final Map<String, Integer> positions = new HashMap<>();
        private final Map<Feature, BitSet> byFeature = new HashMap<>();

        Users(List<String> accountIds, Collection<Feature> features) {
            accountIds.forEach(id -> positions.put(id, positions.size()));
            features.forEach(feature -> byFeature.put(feature, new BitSet()));
        }

        void add(ResultSet row) throws SQLException {
            var type = EventType.of(row.getString("type")).orElseThrow();
            var users = byFeature.get(new Feature(type, row.getString("facet")));
            var position = positions.get(row.getString("account_id"));
            if (users != null && position != null) {
                users.set(position);
            }
        }
    }
}
