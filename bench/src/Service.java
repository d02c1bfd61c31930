import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A running service. With a key in {@code HEALTHSCORE_KEY} where it asks for one. */
record Service(String url, HttpClient client) {
    static Service at(String url) {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Service(url.replaceFirst("/$", ""), client);
    }

    String get(String path) {
        return send(request(path).GET().build(), path).body();
    }

    /** A header of the answer; empty without it. */
    String header(String path, String name) {
        return send(request(path).GET().build(), path).headers().firstValue(name).orElse("");
    }

    String post(String path, String contentType, byte[] body) {
        var request = request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return send(request, path).body();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(10));
        var key = System.getenv("HEALTHSCORE_KEY");
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest request, String path) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
