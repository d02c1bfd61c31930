package io.healthscore.account;

import io.healthscore.platform.JsonFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads an account's record from JSON; what is wrong is left with the fields. */
final class AccountReader {

    private static final long MOST_DAYS_OF_NOTICE = 3650;
    private static final long MOST = 1_000_000_000_000L;
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_TEXT = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private AccountReader() {}

    /** Fields that only answers have are taken and ignored; {@code id} is for the caller to ask for. */
    static AccountRecord read(JsonFields json) {
        var record = new AccountRecord(particulars(json), externalIds(json));
        json.ignore("id", "registered", "state", "nearestId", "createdAt", "updatedAt");
        json.refuseOthers("an account");
        return record;
    }

    private static Particulars particulars(JsonFields json) {
        return new Particulars(
                json.text("name", 1, LONGEST_TEXT).orNull(),
                json.text("segment", 1, LONGEST_WORD).orNull(),
                json.text("lifecycle", 1, LONGEST_WORD).orNull(),
                json.text("owner", 1, LONGEST_TEXT).orNull(),
                day(json, "customerSince"),
                day(json, "contractEndsOn"),
                noticeDays(json),
                json.bool("autoRenew").orNull(),
                json.wholeNumber("seats", 0, MOST).orNull(),
                json.decimal("spend", BigDecimal.ZERO, BigDecimal.valueOf(MOST)).orNull(),
                json.bool("excluded").or(false),
                json.object("attributes").or(JsonNodeFactory.instance.objectNode()));
    }

    private static Map<String, String> externalIds(JsonFields json) {
        var externalIds = json.textMap("externalIds", 1, LONGEST_TEXT);
        externalIds.keySet().stream()
                .filter(system -> system.isEmpty() || system.length() > LONGEST_WORD)
                .forEach(system ->
                        json.refuse("externalIds", "must name systems in 1 to " + LONGEST_WORD + " characters"));
        return externalIds;
    }

    private static @Nullable Integer noticeDays(JsonFields json) {
        var days = json.wholeNumber("noticeDays", 0, MOST_DAYS_OF_NOTICE).orNull();
        return days == null ? null : days.intValue();
    }

    private static @Nullable LocalDate day(JsonFields json, String name) {
        return json.date(name)
                .must(
                        day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR,
                        "must lie in the years " + FIRST_YEAR + " to " + LAST_YEAR)
                .orNull();
    }
}
