package io.healthscore.score;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.Oid;
import org.postgresql.util.ByteConverter;

/**
 * Rows on their way into a table that has none of them, by {@code COPY} and in its
 * <a href="https://www.postgresql.org/docs/current/sql-copy.html">binary format</a>: each value as the type of its column
 * receives it.
 */
final class CopiedRows implements RowWriter, AutoCloseable {

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant FIRST_MOMENT = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NULL = -1;
    private static final int END = -1;
    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private final int columns;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private CopiedRows(CopyIn copy, int columns) throws SQLException {
        this.copy = copy;
        this.columns = columns;
        put(SIGNATURE);
        room(2 * Integer.BYTES).putInt(0).putInt(0);
    }

    /** Begins to copy into these columns, parted by commas. */
    static CopiedRows into(Connection connection, String table, String columns) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin (format binary)".formatted(table, columns));
        return new CopiedRows(copy, columns.split(",").length);
    }

    CopiedRows begin() throws SQLException {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    void end() throws SQLException {
        room(Short.BYTES).putShort((short) END);
        flush();
        copy.endCopy();
    }

    /** Leaves the connection usable for a rollback where it was not {@linkplain #end() ended}. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    @Override
    public CopiedRows set(int value) throws SQLException {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    @Override
    public CopiedRows set(long value) throws SQLException {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    @Override
    public CopiedRows set(@Nullable Long value) throws SQLException {
        return value == null ? setNull() : set(value.longValue());
    }

    @Override
    public CopiedRows set(boolean value) throws SQLException {
        room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    @Override
    public CopiedRows set(@Nullable String value) throws SQLException {
        return value == null ? setNull() : set(octets(value));
    }

    @Override
    public CopiedRows set(@Nullable BigDecimal value) throws SQLException {
        return value == null ? setNull() : set(ByteConverter.numeric(value));
    }

    @Override
    public CopiedRows set(@Nullable LocalDate value) throws SQLException {
        return value == null ? setNull() : set(Math.toIntExact(ChronoUnit.DAYS.between(FIRST_DAY, value)));
    }

    @Override
    public CopiedRows set(@Nullable Instant value) throws SQLException {
        return value == null ? setNull() : set(ChronoUnit.MICROS.between(FIRST_MOMENT, value));
    }

    @Override
    public CopiedRows set(String[] values) throws SQLException {
        var texts = new byte[values.length][];
        int octets = 0;
        for (int i = 0; i < values.length; i++) {
            texts[i] = octets(values[i]);
            octets += texts[i].length;
        }
        array(Oid.TEXT, texts.length, octets);
        for (var text : texts) {
            set(text);
        }
        return this;
    }

    @Override
    public CopiedRows set(double[] values) throws SQLException {
        int present = 0;
        for (double value : values) {
            present += Double.isNaN(value) ? 0 : 1;
        }
        array(Oid.FLOAT8, values.length, present * Double.BYTES);
        for (double value : values) {
            if (Double.isNaN(value)) {
                setNull();
            } else {
                room(Integer.BYTES + Double.BYTES).putInt(Double.BYTES).putDouble(value);
            }
        }
        return this;
    }

    /** What goes before an array's elements: its size in octets, dimensions, that there may be nulls, type, length, first index. */
    private void array(int type, int length, int octets) throws SQLException {
        int dimensions = length == 0 ? 0 : 1;
        int words = 3 + 2 * dimensions;
        room((1 + words) * Integer.BYTES)
                .putInt((words + length) * Integer.BYTES + octets)
                .putInt(dimensions)
                .putInt(1)
                .putInt(type);
        if (dimensions > 0) {
            buffer.putInt(length).putInt(1);
        }
    }

    private CopiedRows set(byte[] octets) throws SQLException {
        room(Integer.BYTES).putInt(octets.length);
        put(octets);
        return this;
    }

    private CopiedRows setNull() throws SQLException {
        room(Integer.BYTES).putInt(NULL);
        return this;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(byte[] octets) throws SQLException {
        if (octets.length > BUFFER) {
            flush();
            copy.writeToCopy(octets, 0, octets.length);
        } else {
            room(octets.length).put(octets);
        }
    }

    private ByteBuffer room(int octets) throws SQLException {
        if (buffer.remaining() < octets) {
            flush();
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
