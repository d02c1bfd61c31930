import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Sends a data set to a running service, twice: the second time everything is a duplicate and no score moves. */
final class Replay {
    private static final int ACCOUNTS_A_REQUEST = 1000;

    private Replay() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        var service = Service.at(arguments.length > 1 ? arguments[1] : "http://localhost:8080");
        var lastDay = arguments.length > 2
                ? LocalDate.parse(arguments[2])
                : LocalDate.now(ZoneOffset.UTC).minusDays(1);
        System.out.printf("%s, its last day on %s%n", directory.getFileName(), lastDay);

        sendAccounts(service, Dataset.in(directory, lastDay).accounts().toList());
        sendEvents("first time ", service, Dataset.in(directory, lastDay));
        var before = Scores.settled(service);
        System.out.println("accounts by band: " + before.bands());

        sendEvents("second time", service, Dataset.in(directory, lastDay));
        System.out.println("scores that moved: " + Scores.settled(service).movedSince(before));
    }

    private static void sendAccounts(Service service, List<String> accounts) {
        var answers = new ArrayList<String>();
        for (int from = 0; from < accounts.size(); from += ACCOUNTS_A_REQUEST) {
            var some = accounts.subList(from, Math.min(accounts.size(), from + ACCOUNTS_A_REQUEST));
            var body = ("[" + String.join(",", some) + "]").getBytes(UTF_8);
            answers.add(service.post("/api/v1/accounts", "application/json", body));
        }
        System.out.printf(
                "accounts: received %,d, created %,d, updated %,d, rejected %,d%n",
                sum(answers, "received"), sum(answers, "created"), sum(answers, "updated"), sum(answers, "rejected"));
    }

    private static long sum(List<String> answers, String name) {
        return answers.stream().mapToLong(answer -> Json.number(answer, name)).sum();
    }

    private static void sendEvents(String what, Service service, Dataset data) throws Exception {
        var sender = new Sender(service);
        var start = System.nanoTime();
        var counts = sender.send(data.events().iterator());
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: received %,d = accepted %,d + duplicates %,d + rejected %,d in %.1f s: %,.0f events/s%n",
                what, counts.received(), counts.accepted(), counts.duplicates(), counts.rejected(), seconds,
                counts.received() / seconds);
        sender.reasons().forEach((reason, times) -> System.out.printf("  refused (%,d listed): %s%n", times, reason));
    }
}
