package io.healthscore.event;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The slices of all tables that know users: the log's partitions, oldest first, and then the signals. */
@Component
class Slices {

    static final String SIGNALS = "signal_day";

    /** Empty tables have a slice too. */
    private static final String TABLES = """
            select c.relname as "table",
                   greatest(pg_relation_size(c.oid) / current_setting('block_size')::bigint, 1) as blocks
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'event'::regclass and not i.inhdetachpending
            union all
            select 'signal_day',
                   greatest(pg_relation_size('signal_day') / current_setting('block_size')::bigint, 1)
            order by 1
            """;

    /** Each slice is then that part of every worker's share, so it takes as many as the greatest share has. */
    private static final String TABLES_ON_WORKERS = """
            select c.relname as "table",
                   greatest(max(z.size) / current_setting('block_size')::bigint, 1) as blocks
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
                join pg_dist_shard s on s.logicalrelid = c.oid
                join citus_shard_sizes() z on z.shard_id = s.shardid
            where i.inhparent = 'event'::regclass and not i.inhdetachpending
            group by c.relname
            union all
            select 'signal_day',
                   greatest(pg_relation_size('signal_day') / current_setting('block_size')::bigint, 1)
            order by 1
            """;

    private final JdbcClient jdbc;
    private final Workers workers;

    Slices(JdbcClient jdbc, Workers workers) {
        this.jdbc = jdbc;
        this.workers = workers;
    }

    /** That slice, or the first one after it, as the tables are by now. */
    Optional<Slice> atOrAfter(Slice slice) {
        return jdbc.sql(workers.holdTheLog() ? TABLES_ON_WORKERS : TABLES).query(Table.class).list().stream()
                .flatMap(table -> table.atOrAfter(slice))
                .findFirst();
    }

    private record Table(String table, long blocks) {

        Stream<Slice> atOrAfter(Slice slice) {
            int order = table.compareTo(slice.table());
            if (order == 0) {
                return slice.from() < blocks ? Stream.of(slice) : Stream.empty();
            }
            return order > 0 ? Stream.of(new Slice(table, 0)) : Stream.empty();
        }
    }
}
