package io.healthscore.platform;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/** Knows, beside what Spring does, which errors of Postgres are time limits and may not come again. */
@Component
class PostgresFailures extends SQLExceptionSubclassTranslator {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String IDLE_IN_TRANSACTION = "25P03";

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case LOCK_NOT_AVAILABLE -> new CannotAcquireLockException(buildMessage(task, sql, failure), failure);
            case IDLE_IN_TRANSACTION ->
                new DataAccessResourceFailureException(buildMessage(task, sql, failure), failure);
            default -> super.doTranslate(task, sql, failure);
        };
    }
}
