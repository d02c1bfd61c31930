package io.healthscore.insight;

import io.healthscore.signal.EventType;
import io.healthscore.signal.Signals;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The names that came lately, the most frequent first. */
@Repository
class FeatureNames {

    /** What is not summed up yet is a second's worth of changes. */
    private static final String KNOWN = """
            select type, name, sum(count) as count, max(last_seen) as last_seen
            from (select type, name, count, last_seen from signal_name where type = any(:types)
                  union all
                  select type, name, count, last_seen from signal_name_change where type = any(:types)) n
            where name <> :other
            group by type, name
            having sum(count) > 0
            """;

    private static final String LATELY = """
            select type, name, count(*) over () as names
            from (%s) known
            where last_seen >= :since or type = 'milestone_reached'
            order by count desc, type, name
            limit :most
            """.formatted(KNOWN);

    private static final String OF_TYPE = """
            select name from (%s) known
            order by count desc, name
            limit :most
            """.formatted(KNOWN);

    private static final String IS_KNOWN = "select exists (select from (%s) known where name = :name)".formatted(KNOWN);

    private final JdbcClient jdbc;

    FeatureNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param since milestones count for ever, all else from then on */
    Known lately(LocalDate since, int most) {
        var rows = query(LATELY, Feature.TYPES)
                .param("most", most)
                .param("since", since.atStartOfDay().atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Row(
                        new Feature(EventType.of(row.getString("type")).orElseThrow(), row.getString("name")),
                        row.getLong("names")))
                .list();
        return new Known(
                rows.stream().map(Row::feature).toList(),
                rows.isEmpty() ? 0 : rows.get(0).names() - rows.size());
    }

    List<String> of(EventType type, int most) {
        return query(OF_TYPE, List.of(type))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** However rare it is. */
    boolean isKnown(Feature feature) {
        return query(IS_KNOWN, List.of(feature.type()))
                .param("name", feature.name())
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec query(String sql, List<EventType> types) {
        return jdbc.sql(sql)
                .param("types", types.stream().map(EventType::word).toArray(String[]::new))
                .param("other", Signals.OTHER);
    }

    /** @param leftOut how many names there are beside these */
    record Known(List<Feature> features, long leftOut) {}

    private record Row(Feature feature, long names) {}
}
