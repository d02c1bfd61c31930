package io.healthscore.score;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Sets a statement's parameters in order. */
final class StatementRow implements RowWriter {

    private final PreparedStatement statement;
    private int index;

    StatementRow(PreparedStatement statement) {
        this.statement = statement;
    }

    @Override
    public StatementRow set(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    @Override
    public StatementRow set(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    @Override
    public StatementRow set(@Nullable Long value) throws SQLException {
        statement.setObject(++index, value, Types.BIGINT);
        return this;
    }

    @Override
    public StatementRow set(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    @Override
    public StatementRow set(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    @Override
    public StatementRow set(@Nullable BigDecimal value) throws SQLException {
        statement.setBigDecimal(++index, value);
        return this;
    }

    @Override
    public StatementRow set(@Nullable LocalDate value) throws SQLException {
        statement.setObject(++index, value);
        return this;
    }

    @Override
    public StatementRow set(@Nullable Instant value) throws SQLException {
        statement.setObject(++index, value == null ? null : value.atOffset(ZoneOffset.UTC));
        return this;
    }

    @Override
    public StatementRow set(String[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf("text", values));
        return this;
    }

    @Override
    public StatementRow set(double[] values) throws SQLException {
        var numbers = new @Nullable Double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = Double.isNaN(values[i]) ? null : values[i];
        }
        statement.setArray(++index, statement.getConnection().createArrayOf("float8", numbers));
        return this;
    }
}
