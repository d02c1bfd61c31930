package io.healthscore.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The names that events came with: features, milestones, the product's own events, what grew or shrank, measures. They are
 * summed up as events come in, so that a page costs the same however many events there were.
 */
@Component
class EventNames {

    /** What is not summed up yet is a second's worth of changes. */
    private static final String LIST = """
            with page as (
                select type, name from (
                    (select type, name from signal_name where (type, name) > (:type, :name)
                     order by type, name limit :limit)
                    union
                    select type, name from signal_name_change where (type, name) > (:type, :name)) known
                order by type, name limit :limit)
            select type, name, sum(count) as count, max(last_seen) as last_seen
            from (select n.type, n.name, n.count, n.last_seen from page join signal_name n using (type, name)
                  union all
                  select c.type, c.name, c.count, c.last_seen from page join signal_name_change c using (type, name)) all_of_them
            group by type, name
            order by type, name
            """;

    private final JdbcClient jdbc;

    EventNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How often a name came, and when last.
     *
     * @param type of the events
     * @param count of those that make signals
     */
    record Name(String type, String name, long count, Instant lastSeen) {}

    /** The names that follow one, by type and name. */
    List<Name> after(String type, String name, int limit) {
        return jdbc.sql(LIST)
                .param("type", type)
                .param("name", name)
                .param("limit", limit)
                .query((row, number) -> new Name(
                        row.getString("type"),
                        row.getString("name"),
                        row.getLong("count"),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant()))
                .list();
    }
}
