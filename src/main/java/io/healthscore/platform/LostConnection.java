package io.healthscore.platform;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is gone, going or coming up, or that has cut this connection, from one that found a fault. */
public final class LostConnection {

    private LostConnection() {}

    /** Whether that is what made something fail, at whatever depth. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isState(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isState(@Nullable String state) {
        return state != null
                && (state.startsWith("08") // connection lost
                        || state.startsWith("57P0") // server going down or coming up
                        || state.equals("25P03")); // the transaction stood still for too long
    }
}
