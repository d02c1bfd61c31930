package io.healthscore.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lets a piece of work run on one replica at a time: an advisory lock of the database, freed even if the replica dies. */
@Component
public class OneAtATime {

    private final JdbcTemplate jdbc;

    OneAtATime(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Runs the work unless another replica (or thread) is at work of that name. The lock has a connection of its own, so
     * that the work may use as many transactions as it likes.
     *
     * @return whether the work was done
     */
    public boolean run(String name, Runnable work) {
        return Boolean.TRUE.equals(jdbc.execute((Connection connection) -> run(connection, name, work)));
    }

    private static boolean run(Connection connection, String name, Runnable work) throws SQLException {
        if (!ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            ask(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
        }
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
