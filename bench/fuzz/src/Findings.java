import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.cornutum.tcases.openapi.resolver.RequestCase;

/** What was found, each fault of each operation once, with its first request. */
final class Findings {
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final Map<String, String> first = new TreeMap<>();
    private final Map<String, Integer> times = new TreeMap<>();

    synchronized void answered(int status) {
        answers.merge(status, 1, Integer::sum);
    }

    void add(String fault, RequestCase made, HttpRequest request, HttpResponse<String> response) {
        add(
                fault,
                made,
                request,
                response.statusCode() + " " + response.headers().map() + "\n  " + response.body());
    }

    synchronized void add(String fault, RequestCase made, HttpRequest request, String answer) {
        var what = fault.replaceAll("\\s+", " ") + ": " + made.getOperation() + " " + made.getPath();
        times.merge(what, 1, Integer::sum);
        first.computeIfAbsent(
                what, key -> "  %s%n  %s%n  %s%n".formatted(request.uri(), cut(Requests.body(made)), cut(answer)));
    }

    /** Whether there were any. */
    synchronized boolean print() {
        answers.forEach((status, count) -> System.out.printf("%d %,9d answers%n", status, count));
        first.forEach((what, request) -> System.out.printf("%n%s (%d times)%n%s", what, times.get(what), request));
        System.out.printf("%d findings%n", first.size());
        return !first.isEmpty();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(1000, text.length()));
    }
}
