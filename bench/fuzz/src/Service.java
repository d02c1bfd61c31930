import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The service, asked with the key in {@code HEALTHSCORE_ADMIN_KEY} if there is one. */
final class Service {
    static final String KEY = System.getenv("HEALTHSCORE_ADMIN_KEY");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LISTS_KEPT = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
    private final String address;

    Service(String address) {
        this.address = address;
    }

    HttpRequest.Builder request(String pathAndQuery, boolean withKey) {
        var request = HttpRequest.newBuilder(URI.create(address + pathAndQuery)).timeout(Duration.ofSeconds(30));
        return withKey && KEY != null ? request.header("Authorization", "Bearer " + KEY) : request;
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    /** Ids that a list has; none if it is no list. */
    List<String> ids(String path) {
        if (lists.size() > LISTS_KEPT) {
            lists.clear();
        }
        return lists.computeIfAbsent(path, this::readIds);
    }

    private List<String> readIds(String path) {
        try {
            var ids = new ArrayList<String>();
            for (JsonNode item :
                    JSON.readTree(send(request(path, true).build()).body()).path("items")) {
                Stream.of("version", "id", "key", "name")
                        .filter(item::has)
                        .findFirst()
                        .ifPresent(field -> ids.add(item.get(field).asText()));
            }
            return ids;
        } catch (IOException | InterruptedException e) {
            return List.of();
        }
    }
}
