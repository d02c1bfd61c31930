package io.healthscore.event;

import io.healthscore.platform.Cursor;

/**
 * A part of a table that is read in one go, in the order in which it lies on disk: however long the table is, and though
 * no index helps.
 *
 * @param table a partition of the log, or the signals
 * @param from the first of its {@value #BLOCKS} blocks
 */
record Slice(String table, long from) implements Comparable<Slice> {

    /** 16 MiB: some hundred thousand rows, read in less than a tenth of a second. */
    static final int BLOCKS = 2048;

    static final Slice BEGINNING = new Slice("", 0);

    static Slice of(String cursor) {
        var parts = Cursor.decode(cursor, 2);
        return new Slice(parts.text(0), parts.read(1, Slice::block));
    }

    /** Postgres' numbers of blocks have 32 bits and no sign. */
    private static long block(String text) {
        return Integer.toUnsignedLong(Integer.parseUnsignedInt(text));
    }

    Slice next() {
        return new Slice(table, before());
    }

    long before() {
        return from + BLOCKS;
    }

    /** As the database writes a row's place. */
    static String place(long block) {
        return "(" + block + ",0)";
    }

    String cursor() {
        return Cursor.encode(table, String.valueOf(from));
    }

    @Override
    public int compareTo(Slice other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : Long.compare(from, other.from);
    }
}
