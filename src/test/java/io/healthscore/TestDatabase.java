package io.healthscore;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * The real Postgres that a test run shares: the one at {@code HEALTHSCORE_TEST_JDBC_URL} (with user and password in the URL, and the
 * right to create databases), else one of Testcontainers where Docker answers, else the embedded one.
 */
public final class TestDatabase {
    /** Neither UTC nor a whole number of hours from it, so that a day taken in the session's zone is soon found out. */
    static final String TIME_ZONE = "Asia/Kathmandu";

    private TestDatabase() {}

    /** The JDBC URL of the database that all tests share. */
    public static String shared() {
        return Shared.URL;
    }

    /** The JDBC URL of a new and empty database on the same server. */
    public static String fresh() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(Server.URL);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            statement.execute("alter database %s set timezone = '%s'".formatted(name, TIME_ZONE));
        } catch (SQLException e) {
            throw new IllegalStateException("No database can be created at " + Server.URL, e);
        }
        return Server.URL.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
    }

    /** What a context needs to run on the database at that URL, as one of several contexts of a test run. */
    public static Map<String, String> properties(String url) {
        return Map.of(
                "spring.datasource.url",
                url,
                // The driver asks for the JVM's zone when it connects, which would hide the database's own setting.
                "spring.datasource.hikari.connection-init-sql",
                "set time zone '" + TIME_ZONE + "'",
                "spring.datasource.hikari.minimum-idle",
                "0",
                // A machine that starts several replicas at once may take seconds to make a connection.
                "spring.datasource.hikari.connection-timeout",
                "5000",
                "healthscore.background",
                "false");
    }

    private static final class Server {
        static final String URL = TestServer.start();
    }

    private static final class Shared {
        static final String URL = fresh();
    }
}
