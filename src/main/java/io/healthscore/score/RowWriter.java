package io.healthscore.score;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Takes the values of a row, column by column. */
interface RowWriter {

    RowWriter set(int value) throws SQLException;

    RowWriter set(long value) throws SQLException;

    RowWriter set(@Nullable Long value) throws SQLException;

    RowWriter set(boolean value) throws SQLException;

    RowWriter set(@Nullable String value) throws SQLException;

    RowWriter set(@Nullable BigDecimal value) throws SQLException;

    RowWriter set(@Nullable LocalDate value) throws SQLException;

    RowWriter set(@Nullable Instant value) throws SQLException;

    RowWriter set(String[] values) throws SQLException;

    /** @param values NaN for null */
    RowWriter set(double[] values) throws SQLException;
}
