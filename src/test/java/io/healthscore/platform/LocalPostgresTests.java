package io.healthscore.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LocalPostgresTests {
    @TempDir
    Path root;

    @Test
    void keepsItsDataAndItsPromisesOverAKilledRun() throws Exception {
        var killed = LocalPostgresProcess.start(root);
        var orphan = client(urlOf(killed));
        orphan.sql("create table kept as select 'at risk' as band").update();

        assertThat(killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(orphan.sql("select 1").query(Integer.class).single()).isEqualTo(1);

        try (var postgres = LocalPostgres.start(new LocalDirectory(root))) {
            var client = client(postgres.jdbcUrl());
            assertThat(client.sql("select band from kept").query(String.class).list())
                    .containsExactly("at risk");
            assertSettings(client);
            assertThatThrownBy(() -> LocalPostgres.start(new LocalDirectory(root)))
                    .isInstanceOf(NoDatabase.class)
                    .hasMessageContaining("Another Healthscore is running");
        }
        assertThat(root.resolve("postgres-18/postmaster.pid")).doesNotExist();
    }

    private static void assertSettings(JdbcClient client) {
        assertThat(show(client, "server_version")).startsWith(LocalDirectory.MAJOR_VERSION + ".");
        assertThat(show(client, "fsync")).isEqualTo("on");
        assertThat(show(client, "synchronous_commit")).isEqualTo("on");
        assertThat(show(client, "full_page_writes")).isEqualTo("on");
        assertThat(show(client, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show(client, "unix_socket_directories")).isEmpty();
        assertThat(show(client, "server_encoding")).isEqualTo("UTF8");
        assertThat(show(client, "lc_messages")).isEqualTo("C");
    }

    @Test
    void startsWhereAFirstStartWasBrokenOffAndWhereAnotherProcessHasTheNumberOfOneLongGone() throws IOException {
        var directory = new LocalDirectory(root);
        Files.createDirectories(directory.unfinished());
        Files.writeString(directory.unfinished().resolve("PG_VERSION"), "18");
        LocalPostgres.start(directory).close();

        var thisProcess = "%d\n%s\n".formatted(ProcessHandle.current().pid(), directory.data());
        Files.writeString(directory.data().resolve("postmaster.pid"), thisProcess);

        try (var postgres = LocalPostgres.start(directory)) {
            assertThat(show(client(postgres.jdbcUrl()), "data_directory"))
                    .isEqualTo(directory.data().toString());
        }
    }

    private static String urlOf(Process process) throws IOException {
        try (var lines = process.inputReader(UTF_8)) {
            return lines.lines()
                    .filter(line -> line.startsWith("URL "))
                    .findFirst()
                    .orElseThrow()
                    .substring("URL ".length());
        }
    }

    private static JdbcClient client(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    private static String show(JdbcClient client, String setting) {
        return client.sql("show " + setting).query(String.class).single();
    }
}
