package io.healthscore.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** This replica's connections to the database, which its requests and its background work share. */
@Component
public class ConnectionPool {

    private final HikariDataSource connections;

    ConnectionPool(DataSource connections) throws SQLException {
        this.connections = connections.unwrap(HikariDataSource.class);
    }

    /** How many connections there are at most. */
    public int size() {
        return connections.getMaximumPoolSize();
    }

    /** Whether all connections are taken at this moment. */
    public boolean isExhausted() {
        return connections.getHikariPoolMXBean().getActiveConnections() >= size();
    }

    /**
     * Whether something failed since none of the connections became free in time. To try again at once would only make
     * the queue longer, unlike where a database comes back.
     */
    public boolean isExhausted(Throwable failure) {
        return isWaitInVain(failure) && isExhausted();
    }

    HikariDataSource connections() {
        return connections;
    }

    private static boolean isWaitInVain(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }
}
