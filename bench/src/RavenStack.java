import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

final class RavenStack implements Dataset {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm");
    private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

    private final Path directory;
    private final Shift shift;
    private final List<Map<String, String>> subscriptions;

    RavenStack(Path directory, LocalDate lastDay) {
        this.directory = directory;
        this.shift = Shift.between(LAST, lastDay);
        this.subscriptions = rows("subscriptions.csv.xz").toList();
    }

    @Override
    public Stream<String> accounts() {
        return rows("accounts.csv").map(row -> "{\"id\":" + Json.text(row.get("account_id"))
                + Json.member("name", row.get("account_name"))
                + Json.member("segment", row.get("plan_tier").toLowerCase())
                + Json.member("customerSince", shift.day(day(row.get("signup_date"))))
                + ",\"attributes\":{\"source\":\"ravenstack\""
                + Json.member("industry", row.get("industry"))
                + Json.member("country", row.get("country"))
                + "}}");
    }

    @Override
    public Stream<Event> events() {
        return Stream.of(usage(), tickets(), churn(), contracts()).flatMap(stream -> stream);
    }

    private Stream<Event> usage() {
        var accounts = new HashMap<String, String>();
        subscriptions.forEach(row -> accounts.put(row.get("subscription_id"), row.get("account_id")));
        return rows("feature_usage.csv.xz").map(row -> Event.of(
                row.get("usage_id"),
                "feature_used",
                accounts.get(row.get("subscription_id")),
                shift.at(day(row.get("usage_date")), 12),
                Json.member("name", row.get("feature_name"))
                        + Json.member("value", Integer.valueOf(row.get("usage_count")))));
    }

    private Stream<Event> tickets() {
        return rows("support_tickets.csv").flatMap(this::ticket);
    }

    private Stream<Event> ticket(Map<String, String> row) {
        var id = row.get("ticket_id");
        var account = row.get("account_id");
        var name = Json.member("name", id);
        var closed = shift.at(LocalDateTime.parse(row.get("closed_at"), MINUTE));
        var severity = row.get("priority").equals("medium") ? "normal" : row.get("priority");
        var opened = Event.of(
                id + ":opened",
                "ticket_opened",
                account,
                shift.at(day(row.get("submitted_at")), 0),
                name + Json.member("severity", severity));
        var resolved = Event.of(id + ":resolved", "ticket_resolved", account, closed, name);
        if (row.get("satisfaction_score").isEmpty()) {
            return Stream.of(opened, resolved);
        }
        var value = Json.member("value", Integer.valueOf(row.get("satisfaction_score")));
        return Stream.of(opened, resolved, Event.of(id + ":csat", "csat_response", account, closed, name + value));
    }

    private Stream<Event> churn() {
        return rows("churn_events.csv").map(row -> {
            var isBack = row.get("is_reactivation").equals("TRUE");
            return Event.of(
                    row.get("churn_event_id"),
                    isBack ? "contract_renewed" : "contract_cancelled",
                    row.get("account_id"),
                    shift.at(day(row.get("churn_date")), 12),
                    isBack ? "" : Json.member("name", row.get("reason_code")));
        });
    }

    /** On each day on which a subscription of an account begins or ends: what it pays and seats by then, over all of them. */
    private Stream<Event> contracts() {
        var changes = new TreeMap<String, TreeMap<LocalDate, double[]>>();
        for (var row : subscriptions) {
            var days = changes.computeIfAbsent(row.get("account_id"), account -> new TreeMap<>());
            var spend = Double.parseDouble(row.get("mrr_amount"));
            var seats = Double.parseDouble(row.get("seats"));
            add(days, row.get("start_date"), spend, seats);
            add(days, row.get("end_date"), -spend, -seats);
        }
        return changes.entrySet().stream().flatMap(entry -> totals(entry.getKey(), entry.getValue()));
    }

    private static void add(Map<LocalDate, double[]> days, String day, double spend, double seats) {
        if (!day.isEmpty()) {
            var change = days.computeIfAbsent(day(day), any -> new double[2]);
            change[0] += spend;
            change[1] += seats;
        }
    }

    private Stream<Event> totals(String account, TreeMap<LocalDate, double[]> days) {
        var total = new double[2];
        var events = Stream.<Event>builder();
        days.forEach((day, change) -> {
            total[0] += change[0];
            total[1] += change[1];
            var at = shift.at(day, 0);
            events.add(Event.of("spend:" + day, "spend_recorded", account, at, Json.member("value", total[0])));
            events.add(Event.of("seats:" + day, "seats_changed", account, at, Json.member("value", (long) total[1])));
        });
        return events.build();
    }

    private Stream<Map<String, String>> rows(String file) {
        return Csv.rows(directory.resolve(file));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text, DAY);
    }
}
