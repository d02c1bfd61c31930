package io.healthscore.signal;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes people out of signals whose events are gone, so that they can't be counted again. */
@Component
public class UserHashes {

    /** Of a full set only the smallest hashes are kept, so one less would read as few users: its neighbour takes its place. */
    private static final String FORGET = """
            update signal_day set users =
                case when cardinality(users) < :capacity then nullif(array_remove(users, :hash), '{}')
                     else array_replace(users, :hash, :hash + 1) end
            where ctid >= :from::tid and ctid < :before::tid
              and day < :firstCounted and users @> array[:hash]
            """;

    private final JdbcClient jdbc;

    UserHashes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In a part of the table, told by places on disk.
     *
     * @param firstCounted the first day whose events are there
     */
    @Transactional
    public void forget(String userId, String from, String before, LocalDate firstCounted) {
        jdbc.sql(FORGET)
                .param("capacity", UserSet.CAPACITY)
                .param("hash", UserSet.hash(userId))
                .param("from", from)
                .param("before", before)
                .param("firstCounted", firstCounted)
                .update();
    }
}
