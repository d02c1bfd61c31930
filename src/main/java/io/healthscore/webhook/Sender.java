package io.healthscore.webhook;

import io.healthscore.webhook.PublicDns.PrivateAddress;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a message and reads the beginning of the answer. Follows no redirect, calls no private address, keeps no cookie,
 * and is done when {@link WebhookSettings#timeout()} is over, however slowly the receiver drips.
 */
@Component
class Sender {

    private static final int EXCERPT_BYTES = 1024;
    private static final String USER_AGENT = "Healthscore";

    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "webhook-deadlines"));
    private final Duration timeout;
    private final Clock clock;

    Sender(PublicDns dns, WebhookSettings settings, Clock clock) {
        this.timeout = settings.timeout();
        this.clock = clock;
        var within = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                .setMaxConnTotal(Subscriptions.MOST * Dispatcher.AT_ONCE)
                .setMaxConnPerRoute(Subscriptions.MOST * Dispatcher.AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(within)
                        .setSocketTimeout(within)
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent(USER_AGENT)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(within).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    Response send(Attempt attempt) {
        var at = clock.instant();
        var post = new HttpPost(attempt.url());
        post.setHeader("webhook-id", attempt.messageId());
        post.setHeader("webhook-timestamp", Long.toString(at.getEpochSecond()));
        post.setHeader("webhook-signature", attempt.signature(at));
        post.setEntity(new StringEntity(attempt.body(), ContentType.APPLICATION_JSON));
        var deadline = deadlines.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        long begun = System.nanoTime();
        try {
            return http.execute(post, answer -> answered(answer, begun));
        } catch (IOException failure) {
            return new Response(null, null, reason(failure, post.isCancelled()), null, millis(begun));
        } finally {
            deadline.cancel(false);
        }
    }

    private static Response answered(ClassicHttpResponse answer, long begun) throws IOException {
        int status = answer.getCode();
        return new Response(status, excerpt(answer), fault(status), retryAfter(answer), millis(begun));
    }

    private static @Nullable String fault(int status) {
        if (status >= HttpStatus.SC_SUCCESS && status < HttpStatus.SC_REDIRECTION) {
            return null;
        }
        return status >= HttpStatus.SC_REDIRECTION && status < HttpStatus.SC_CLIENT_ERROR
                ? "The receiver answered %d; redirects are not followed, give the address that it leads to"
                        .formatted(status)
                : "The receiver answered %d; only 2xx takes a message".formatted(status);
    }

    /** What a database can keep of it. */
    private static String excerpt(ClassicHttpResponse answer) throws IOException {
        var entity = answer.getEntity();
        if (entity == null) {
            return "";
        }
        try (var content = entity.getContent()) {
            return new String(content.readNBytes(EXCERPT_BYTES), StandardCharsets.UTF_8).replace('\0', ' ');
        }
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse answer) {
        var header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
        try {
            return header == null ? null : Duration.ofSeconds(Long.parseLong(header.getValue()));
        } catch (NumberFormatException date) {
            return null;
        }
    }

    private String reason(IOException failure, boolean cancelled) {
        if (cancelled || failure instanceof InterruptedIOException) {
            return "The receiver did not answer within " + timeout.toSeconds() + " seconds";
        }
        if (failure instanceof PrivateAddress) {
            return "The address lies in the deployment's own network; healthscore.webhooks.allow-private=true allows that";
        }
        if (failure instanceof UnknownHostException) {
            return "The host's name is unknown";
        }
        if (failure instanceof SSLException) {
            return "No TLS connection: the receiver's certificate or protocol is not accepted";
        }
        return failure instanceof ConnectException
                ? "The receiver accepts no connection"
                : "The connection broke before there was an answer";
    }

    private static int millis(long begun) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
