import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class ChurnSim implements Dataset {
    private static final LocalDate LAST = LocalDate.of(2024, 10, 31);

    private final Path directory;
    private final Shift shift;
    private final Map<String, List<Map<String, String>>> subscriptions;

    ChurnSim(Path directory, LocalDate lastDay) {
        this.directory = directory;
        this.shift = Shift.between(LAST, lastDay);
        this.subscriptions = rows("subscriptions.csv.xz")
                .collect(Collectors.groupingBy(row -> row.get("account_id"), LinkedHashMap::new, Collectors.toList()));
    }

    @Override
    public Stream<String> accounts() {
        return rows("accounts.csv").map(row -> {
            var contracts = subscriptions.getOrDefault(row.get("account_id"), List.of());
            var last = contracts.isEmpty() ? null : contracts.get(contracts.size() - 1);
            return "{\"id\":" + Json.text(id(row))
                    + Json.member("name", "ChurnSim " + row.get("account_id"))
                    + Json.member("segment", last == null ? null : last.get("plan").split("_")[0])
                    + Json.member("customerSince", shift.day(LocalDate.parse(row.get("start_date"))))
                    + Json.member("contractEndsOn", last == null ? null : shift.day(day(last, "end_date")))
                    + ",\"attributes\":{\"source\":\"churnsim\""
                    + Json.member("channel", row.get("channel"))
                    + Json.member("country", row.get("country"))
                    + "}}";
        });
    }

    @Override
    public Stream<Event> events() {
        return Stream.of(usage(), contracts(), churn()).flatMap(stream -> stream);
    }

    private Stream<Event> usage() {
        return rows("events_daily.csv.xz").flatMap(this::users);
    }

    /** One event for each user of the day, the day's count split over them, the remainder to the first ones. */
    private Stream<Event> users(Map<String, String> row) {
        var users = Integer.parseInt(row.get("users"));
        var count = Long.parseLong(row.get("count"));
        var at = shift.at(day(row, "date"), 12);
        var type = row.get("event_type");
        var name = Json.member("name", type);
        var id = type + ":" + row.get("date") + ":u";
        return IntStream.rangeClosed(1, users).mapToObj(user -> {
            var share = count / users + (user <= count % users ? 1 : 0);
            return Event.of(id + user, "feature_used", id(row), at, name + Json.member("value", share)).by("u" + user);
        });
    }

    private Stream<Event> contracts() {
        return subscriptions.values().stream()
                .flatMap(rows -> IntStream.range(0, rows.size()).boxed().flatMap(i -> contract(rows.get(i), i > 0)));
    }

    private Stream<Event> contract(Map<String, String> row, boolean renews) {
        var start = day(row, "start_date");
        if (start.isAfter(LAST)) {
            return Stream.empty();
        }
        var at = shift.at(start, 0);
        var spend = Double.valueOf(row.get("mrr"));
        var paid = Event.of("spend:" + start, "spend_recorded", id(row), at, Json.member("value", spend));
        var seats = Event.of(
                "seats:" + start, "seats_changed", id(row), at, Json.member("value", Long.valueOf(row.get("quantity"))));
        var renewed =
                Event.of("renewed:" + start, "contract_renewed", id(row), at, Json.member("value", spend * 12));
        return renews ? Stream.of(paid, seats, renewed) : Stream.of(paid, seats);
    }

    private Stream<Event> churn() {
        return rows("accounts.csv")
                .filter(row -> !row.get("churn_date").isEmpty())
                .filter(row -> !day(row, "churn_date").isAfter(LAST))
                .map(row -> Event.of(
                        "churned", "contract_cancelled", id(row), shift.at(day(row, "churn_date"), 12), ""));
    }

    private Stream<Map<String, String>> rows(String file) {
        return Csv.rows(directory.resolve(file));
    }

    private static String id(Map<String, String> row) {
        return "churnsim-" + row.get("account_id");
    }

    private static LocalDate day(Map<String, String> row, String name) {
        return LocalDate.parse(row.get(name));
    }
}
