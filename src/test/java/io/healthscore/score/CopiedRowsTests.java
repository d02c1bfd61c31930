package io.healthscore.score;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.IntegrationTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A copied row is the row that an insert would have made. */
@IntegrationTest
class CopiedRowsTests {

    private static final String COLUMNS = "whole, many, maybe, flag, word, number, amount, day, moment, words, numbers";

    private static final List<@Nullable Double> NULLS = Arrays.asList(null, 1.0, null);

    private static final String TABLE = """
            create temporary table copied (place bigint generated always as identity, whole integer, many bigint,
                maybe bigint, flag boolean, word text, number numeric(5, 2), amount numeric, day date, moment timestamptz,
                words text[], numbers double precision[], exclude (whole with =) where (many is null))""";

    @Autowired
    JdbcTemplate jdbc;

    /** What a row may say. */
    private record Row(
            int whole,
            long many,
            @Nullable Long maybe,
            boolean flag,
            @Nullable String word,
            @Nullable BigDecimal number,
            @Nullable LocalDate day,
            @Nullable Instant moment,
            List<String> words,
            List<@Nullable Double> numbers) {

        void write(RowWriter to) throws SQLException {
            to.set(whole)
                    .set(many)
                    .set(maybe)
                    .set(flag)
                    .set(word)
                    .set(number)
                    .set(number)
                    .set(day)
                    .set(moment)
                    .set(words.toArray(String[]::new))
                    .set(numbers.stream()
                            .mapToDouble(number -> number == null ? Double.NaN : number)
                            .toArray());
        }
    }

    @Test
    void sayWhatInsertedRowsSay() {
        var rows = List.of(
                row(
                        "plain",
                        "12.34",
                        "2026-03-01",
                        "2026-03-01T09:30:00.123456Z",
                        List.of("a", "b"),
                        List.of(1.5, -0.1)),
                row("", "0", "1999-12-31", "1999-12-31T23:59:59.999999Z", List.of(), List.of()),
                row(
                        "naïve — 健康 🙂 \t\n\\N",
                        "-0.005",
                        "0044-03-15",
                        "1970-01-01T00:00:00Z",
                        List.of("", "ü"),
                        List.of()),
                row(
                        "x".repeat(200_000),
                        "999.99",
                        "2400-02-29",
                        "2262-04-11T00:00:00Z",
                        List.of("y".repeat(70_000)),
                        NULLS),
                new Row(Integer.MIN_VALUE, Long.MIN_VALUE, null, false, null, null, null, null, List.of(), NULLS));

        assertThat(copied(rows)).hasSize(rows.size()).isEqualTo(inserted(rows));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2E+2", "0E+2", "0E-9", "-1E+2", "1E-2", "100", "100.00", "0.5", "-999.994", "120.10"})
    void sayTheSameNumberHoweverItIsWritten(String number) {
        var rows = List.of(row("", number, "2026-03-01", "2026-03-01T09:30:00Z", List.of(), List.of()));

        assertThat(copied(rows)).isEqualTo(inserted(rows));
    }

    @Test
    void areAsManyAsThereAre() {
        var rows = Collections.nCopies(
                5_000,
                row("w".repeat(97), "1.1", "2026-03-01", "2026-03-01T09:30:00Z", List.of("flag"), List.of(0.1, 2e300)));

        assertThat(copied(rows))
                .hasSize(rows.size())
                .containsOnly(inserted(rows.subList(0, 1)).get(0));
    }

    @Test
    void leaveTheConnectionUsableWhenTheyAreRefusedOrBrokenOff() {
        var left = with(connection -> {
            try (var refused = CopiedRows.into(connection, "copied", "whole")) {
                refused.begin().set(1);
                refused.begin().set(1);
                assertThatThrownBy(refused::end)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("exclusion");
            }
            try (var brokenOff = CopiedRows.into(connection, "copied", "whole")) {
                brokenOff.begin().set(2);
            }
        });
        assertThat(left).isEmpty();
    }

    private List<String> copied(List<Row> rows) {
        return with(connection -> {
            try (var copy = CopiedRows.into(connection, "copied", COLUMNS)) {
                for (var row : rows) {
                    row.write(copy.begin());
                }
                copy.end();
            }
        });
    }

    private List<String> inserted(List<Row> rows) {
        return with(connection -> {
            var insert = "insert into copied (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)".formatted(COLUMNS);
            try (var statement = connection.prepareStatement(insert)) {
                for (var row : rows) {
                    row.write(new StatementRow(statement));
                    statement.executeUpdate();
                }
            }
        });
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** What a table holds afterwards, row by row. */
    private List<String> with(Work work) {
        return requireNonNull(jdbc.execute((Connection connection) -> {
            try (var statement = connection.createStatement()) {
                statement.execute(TABLE);
                try {
                    work.on(connection);
                    return texts(statement.executeQuery("select to_jsonb(c) - 'place' from copied c order by place"));
                } finally {
                    statement.execute("drop table copied");
                }
            }
        }));
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        var texts = new ArrayList<String>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }

    private static Row row(
            String word, String number, String day, String moment, List<String> words, List<@Nullable Double> numbers) {
        return new Row(
                7,
                -7,
                7L,
                true,
                word,
                new BigDecimal(number),
                LocalDate.parse(day),
                Instant.parse(moment),
                words,
                numbers);
    }
}
