package io.healthscore.score;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be recalculated, and how.
 *
 * @param to the last day, included; yesterday at the latest, for today's score is the live one
 * @param accountIds null for all accounts; empty once all that were named are erased
 * @param version null for the one that applied on each day
 */
record RecalculationOrder(
        LocalDate from,
        LocalDate to,
        @Nullable List<String> accountIds,
        @Nullable Version version,
        @Nullable String author) {

    private static final int MOST_YEARS = 10;
    private static final int MOST_ACCOUNTS = 1000;
    private static final int LONGEST = 200;

    /** A version of a scoring model. */
    record Version(String model, int number) {}

    static RecalculationOrder of(StrictJson.Document document, LocalDate today) {
        var json = JsonFields.of(document);
        var from = json.date("from").required();
        var to = json.date("to")
                .must(day -> !day.isAfter(today), "must not be after today, " + today + " in UTC")
                .required();
        var accountIds = accountIds(json, document.node());
        var version = version(json);
        var author = json.text("author", 1, LONGEST).orNull();
        json.refuseOthers("a recalculation");
        json.throwIfFaulty();
        var last = to.isBefore(today) ? to : today.minusDays(1);
        checkRange(from, to, last);
        return new RecalculationOrder(from, last, accountIds, version, author);
    }

    /** How many days that is. */
    long days() {
        return from.until(to, ChronoUnit.DAYS) + 1;
    }

    /** For the trail of changes, which names no account: the recalculation does, until it is erased. */
    Map<String, String> audited() {
        var applied = version == null ? "as applied" : version.model() + " " + version.number();
        return Map.of("from", from.toString(), "to", to.toString(), "version", applied);
    }

    private static @Nullable List<String> accountIds(JsonFields json, JsonNode body) {
        var ids = json.texts("accountIds", 1, LONGEST);
        if (ids.isEmpty() && body.path("accountIds").isArray()) {
            json.refuse("accountIds", "must name an account; leave it out for all accounts");
        }
        if (ids.size() > MOST_ACCOUNTS) {
            json.refuse("accountIds", "must have at most " + MOST_ACCOUNTS + " ids; leave it out for all accounts");
        }
        return ids.isEmpty() ? null : ids;
    }

    private static @Nullable Version version(JsonFields json) {
        var model = json.text("model", 1, LONGEST).orNull();
        var number = json.wholeNumber("version", 1, Integer.MAX_VALUE).orNull();
        if (json.faults().isEmpty() && (model == null) != (number == null)) {
            json.refuse(
                    model == null ? "model" : "version",
                    "is required with " + (model == null ? "version" : "model")
                            + "; leave both out for those that applied");
        }
        return model == null || number == null ? null : new Version(model, number.intValue());
    }

    private static void checkRange(LocalDate from, LocalDate to, LocalDate last) {
        if (from.isAfter(to)) {
            throw new InvalidRequest(Fault.at("/from", "must not be after to, " + to));
        }
        if (from.isAfter(last)) {
            throw new InvalidRequest(Fault.at("/from", "must be a past day; the score of today is always live"));
        }
        if (!last.isBefore(from.plusYears(MOST_YEARS))) {
            throw new InvalidRequest(Fault.at("/from", "must be less than " + MOST_YEARS + " years before to"));
        }
    }
}
