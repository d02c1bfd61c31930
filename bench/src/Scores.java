import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The stored score and band of every account. */
record Scores(Map<String, String> byAccount) {
    private static final Pattern ROW = Pattern.compile(
            "\"accountId\":\"([^\"]+)\".*?\"score\":(null|[0-9.]+).*?\"band\":\"(\\w+)\"", Pattern.DOTALL);
    private static final Pattern NEXT = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    static Scores of(Service service) {
        var all = new TreeMap<String, String>();
        for (var page = "/api/v1/scores?limit=1000"; page != null; ) {
            var answer = service.get(page);
            var row = ROW.matcher(answer);
            while (row.find()) {
                all.put(row.group(1), row.group(3) + " " + row.group(2));
            }
            var next = NEXT.matcher(answer);
            page = next.find() ? "/api/v1/scores?limit=1000&cursor=" + next.group(1) : null;
        }
        return new Scores(all);
    }

    /** Waits until no past day is left to be scored and nothing moves for five seconds. */
    static Scores settled(Service service) throws InterruptedException {
        var before = of(service);
        while (true) {
            Thread.sleep(5000);
            var after = of(service);
            if (after.equals(before) && isCaughtUp(service)) {
                return after;
            }
            before = after;
        }
    }

    private static boolean isCaughtUp(Service service) {
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        return service.header("/api/v1/scores?limit=1&at=" + yesterday, "X-Pending").equals("0");
    }

    Map<String, Long> bands() {
        var bands = new TreeMap<String, Long>();
        byAccount.values().forEach(score -> bands.merge(score.split(" ")[0], 1L, Long::sum));
        return bands;
    }

    long movedSince(Scores before) {
        return byAccount.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.byAccount.get(entry.getKey())))
                .count();
    }
}
