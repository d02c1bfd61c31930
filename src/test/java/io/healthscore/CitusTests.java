package io.healthscore;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The optional migration for Citus, and the page that explains it, know of every table. */
@IntegrationTest
class CitusTests {

    private static final String TABLES = """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            """;

    @Autowired
    JdbcClient jdbc;

    @Test
    void itIsDecidedWhereEveryTableOfAccountsLies() throws IOException {
        var workers = namesInRowsThatSay("workers");
        var coordinator = namesInRowsThatSay("coordinator");

        assertThat(workers)
                .as("the tables that R__citus.sql distributes, and those of which docs/scaling.md says so")
                .isEqualTo(distributed())
                .doesNotContainAnyElementsOf(coordinator);
        workers.addAll(coordinator);
        assertThat(new TreeSet<>(jdbc.sql(TABLES).query(String.class).list()))
                .as("tables with an account_id; docs/scaling.md says of each where it lies on Citus")
                .isEqualTo(workers);
    }

    private static TreeSet<String> distributed() throws IOException {
        var sql = new ClassPathResource("db/citus/R__citus.sql").getContentAsString(StandardCharsets.UTF_8);
        return names(Pattern.compile("create_distributed_table\\('(\\w+)', 'account_id'"), sql);
    }

    private static TreeSet<String> namesInRowsThatSay(String place) throws IOException {
        var names = new TreeSet<String>();
        var row = Pattern.compile("(?m)^\\| (`[^|]+) \\| " + place + " \\|");
        row.matcher(Files.readString(Path.of("docs/scaling.md")))
                .results()
                .forEach(match -> names.addAll(names(Pattern.compile("`(\\w+)`"), match.group(1))));
        return names;
    }

    private static TreeSet<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
