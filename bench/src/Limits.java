import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What must not bring the service down, in full size. Give it little memory: it ends when that is not enough. */
final class Limits {
    private static final int STREAM_MEGABYTES = 1000;
    private static final int BOMBS = 4;
    private static final int BOMB_MEGABYTES = 1000;
    private static final int SLOW_CLIENTS = 200;
    private static final int SLOW_SECONDS = 20;
    private static final int ACCOUNTS = 1_000_000;
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private static final List<String> BEGINNINGS = List.of(
            "GET /api/v1/scores HTTP/1.1\r\nHost: x\r\nX-Slow: ",
            "POST /api/v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n[",
            "POST /api/v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: 9000000\r\n\r\n",
            "GET /api/v1/scores?limit=1000 HTTP/1.1\r\nHost: x\r\n\r\n");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Instance instance;
    private final String url;

    private Limits(Instance instance) {
        this.instance = instance;
        this.url = instance.service().url();
    }

    static void run(Instance instance) throws Exception {
        var limits = new Limits(instance);
        limits.stream();
        limits.bombs();
        limits.slowClients();
        limits.exhaustion();
        limits.pages();
    }

    private void stream() throws Exception {
        try (var socket = new Socket(URI.create(url).getHost(), URI.create(url).getPort())) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-ndjson\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(US_ASCII));
            long start = System.nanoTime();
            var padding = "x".repeat(10_000);
            long sent = 0;
            for (int i = 0; sent < STREAM_MEGABYTES * 1_000_000L; i++) {
                sent += chunk(out, """
                        {"type": "login", "accountId": "stream-%d", "properties": {"p": "%s"}}
                        """.formatted(i % 50, padding));
            }
            out.write("0\r\n\r\n".getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            System.out.printf(
                    "%-44s %10.1f s, %s%n",
                    "NDJSON of " + STREAM_MEGABYTES + " MB",
                    (System.nanoTime() - start) / 1e9,
                    answer.substring(answer.lastIndexOf('{')).trim());
        }
    }

    private static int chunk(OutputStream out, String text) throws IOException {
        out.write((Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(US_ASCII));
        return text.length();
    }

    private void bombs() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            var megabyte = new byte[1_000_000];
            for (int i = 0; i < BOMB_MEGABYTES; i++) {
                gzip.write(megabyte);
            }
        }
        var request = request("/api/v1/events")
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(zipped.toByteArray()))
                .build();
        print(BOMBS + " gzip bombs of " + BOMB_MEGABYTES + " MB at once", atOnce(BOMBS, request));
    }

    private void slowClients() throws Exception {
        var slow = new ArrayList<Socket>();
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            var socket = new Socket();
            socket.setReceiveBufferSize(2048);
            socket.connect(new InetSocketAddress(
                    URI.create(url).getHost(), URI.create(url).getPort()));
            socket.getOutputStream().write(BEGINNINGS.get(i % BEGINNINGS.size()).getBytes(US_ASCII));
            slow.add(socket);
        }
        var answers = new ArrayList<Timed>();
        for (int second = 0; second < SLOW_SECONDS; second++) {
            for (var socket : slow) {
                if (socket.getInputStream().available() > 0) {
                    socket.getInputStream().read();
                } else {
                    socket.getOutputStream().write(' ');
                }
            }
            answers.add(timed(request("/api/v1/scores").build()));
            Thread.sleep(1000);
        }
        print("a client beside " + SLOW_CLIENTS + " slow ones", answers);
        for (var socket : slow) {
            socket.close();
        }
    }

    /** A lock keeps every connection waiting, and those who ask need nothing that is locked. */
    private void exhaustion() throws Exception {
        var put = request("/api/v1/accounts/held")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}"))
                .build();
        try (var connection = DriverManager.getConnection(instance.jdbcUrl());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table account");
            var waiting = CompletableFuture.supplyAsync(() -> atOnce(24, put));
            Thread.sleep(3000);
            print("while all connections wait for a lock", atOnce(10, request("/api/v1/audit").build()));
            connection.rollback();
            waiting.join();
        }
        print("once it is gone", atOnce(10, request("/api/v1/audit").build()));
    }

    private void pages() throws Exception {
        timed(request("/api/v1/accounts/stream-1/score").build());
        try (var connection = DriverManager.getConnection(instance.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into account (account_id, registered_at, created_at, updated_at)
                    select 'million-' || i, now(), now(), now() from generate_series(1, %d) i on conflict do nothing
                    """.formatted(ACCOUNTS));
            statement.execute("""
                    insert into score_current
                    select one.* from score_current c, generate_series(1, %d) i,
                         lateral jsonb_populate_record(c, jsonb_build_object('account_id', 'million-' || i)) one
                    where c.account_id = 'stream-1'
                    on conflict do nothing
                    """.formatted(ACCOUNTS));
            statement.execute("analyze account, score_current");
        }
        walk("/api/v1/accounts?limit=1000");
        walk("/api/v1/scores?limit=1000");
        walk("/api/v1/scores?limit=1000&sort=score");
        print("portfolio of " + ACCOUNTS, List.of(timed(request("/api/v1/portfolio").build())));
        print("at-risk of " + ACCOUNTS, List.of(timed(request("/api/v1/insights/at-risk").build())));
    }

    private void walk(String path) throws Exception {
        var pages = new ArrayList<Timed>();
        var next = path;
        while (next != null) {
            var page = timed(request(next).build());
            pages.add(new Timed(page.status, page.millis, ""));
            var cursor = CURSOR.matcher(page.body);
            next = cursor.find() ? path + "&cursor=" + cursor.group(1) : null;
        }
        int some = Math.max(1, pages.size() / 10);
        print(path + ", first tenth", pages.subList(0, some));
        print(path + ", last tenth", pages.subList(pages.size() - some, pages.size()));
    }

    private List<Timed> atOnce(int count, HttpRequest request) {
        var threads = Executors.newFixedThreadPool(count);
        try {
            return IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> timed(request), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private Timed timed(HttpRequest request) {
        try {
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Timed(response.statusCode(), (System.nanoTime() - start) / 1e6, response.body());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void print(String what, List<Timed> answers) {
        var statuses = answers.stream().map(Timed::status).distinct().sorted().toList();
        System.out.printf(
                "%-44s %10.0f ms at the median, %.0f ms at most, answered %s%n",
                what,
                Result.median(answers.stream().mapToDouble(Timed::millis).toArray()),
                answers.stream().mapToDouble(Timed::millis).max().orElse(0),
                statuses);
    }

    private record Timed(int status, double millis, String body) {}
}
