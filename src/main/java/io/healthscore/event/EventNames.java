package io.healthscore.event;

import io.healthscore.signal.EventType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The names that events came with: features, milestones, the product's own events, what grew or shrank, measures. Counted
 * from the signals of all accounts, which takes as long as they are many; so a count is used again for twenty times as
 * long as it took, and asking often costs a twentieth of one connection at most.
 */
@Component
class EventNames {

    private static final int USED_FOR = 20;
    private static final int MOST = 100_000;

    private static final List<String> NAMED = List.of(
            EventType.FEATURE_USED.word(),
            EventType.MILESTONE_REACHED.word(),
            EventType.CUSTOM.word(),
            EventType.ACCOUNT_EXPANDED.word(),
            EventType.ACCOUNT_CONTRACTED.word(),
            EventType.MEASURE_REPORTED.word());

    private static final String COUNT = """
            select type, facet, sum(count) as count, max(last_at) as last_seen
            from signal_day
            where type in (:types)
            group by type, facet
            order by type, facet
            limit :most
            """;

    private static final Comparator<Name> ORDER =
            Comparator.comparing(Name::type).thenComparing(Name::name);

    private final JdbcClient jdbc;
    private List<Name> names = List.of();
    private long usedUntil = System.nanoTime();

    EventNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How often a name came, and when last.
     *
     * @param type of the events
     * @param count of those that make signals
     */
    record Name(String type, String name, long count, Instant lastSeen) {

        boolean isAfter(String otherType, String otherName) {
            return ORDER.compare(this, new Name(otherType, otherName, 0, Instant.EPOCH)) > 0;
        }
    }

    /** By type and name. */
    synchronized List<Name> all() {
        long now = System.nanoTime();
        if (now - usedUntil >= 0) {
            names = count();
            long end = System.nanoTime();
            usedUntil = end + USED_FOR * (end - now);
        }
        return names;
    }

    private List<Name> count() {
        return jdbc
                .sql(COUNT)
                .param("types", NAMED)
                .param("most", MOST)
                .query((row, number) -> new Name(
                        row.getString("type"),
                        row.getString("facet"),
                        row.getLong("count"),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .sorted(ORDER)
                .toList();
    }
}
