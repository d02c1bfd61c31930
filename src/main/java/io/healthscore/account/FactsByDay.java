package io.healthscore.account;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an account's record said at the end of each day (UTC), for scoring any of them.
 *
 * @param name what it is called now; null when nobody has said
 * @param customerSince the day that its age counts from, if the record says so
 * @param registeredOn the day of its registration; null for an account known from events only
 * @param changes the facts as of the end of each day on which one changed; the first ones hold for all days before
 */
public record FactsByDay(
        String accountId,
        @Nullable String name,
        @Nullable LocalDate customerSince,
        @Nullable LocalDate registeredOn,
        NavigableMap<LocalDate, Facts> changes) {

    /** Of one day; all null for an account that nobody described. */
    public record Facts(
            @Nullable String segment,
            @Nullable String lifecycle,
            @Nullable LocalDate contractEndsOn,
            @Nullable Integer noticeDays,
            @Nullable Boolean autoRenew) {

        static final Facts NONE = new Facts(null, null, null, null, null);

        Facts filledFrom(Facts other) {
            return new Facts(
                    segment != null ? segment : other.segment,
                    lifecycle != null ? lifecycle : other.lifecycle,
                    contractEndsOn != null ? contractEndsOn : other.contractEndsOn,
                    noticeDays != null ? noticeDays : other.noticeDays,
                    autoRenew != null ? autoRenew : other.autoRenew);
        }
    }

    public FactsByDay {
        changes = new TreeMap<>(changes);
    }

    /**
     * The facts of a day; empty while the account has no age, being neither registered nor having had an event.
     *
     * @param firstEventDay the day of its first event, whether before or after {@code day}; null while it has none
     */
    public Optional<AccountFacts> on(LocalDate day, @Nullable LocalDate firstEventDay) {
        return since(firstEventDay).map(since -> {
            var facts = factsOf(day);
            return new AccountFacts(
                    accountId,
                    since,
                    facts.segment(),
                    facts.lifecycle(),
                    facts.contractEndsOn(),
                    facts.noticeDays(),
                    facts.autoRenew());
        });
    }

    /** The changes by which every day says what this says of it, and the other where this says nothing. */
    NavigableMap<LocalDate, Facts> filledFrom(FactsByDay other) {
        var filled = new TreeMap<>(changes);
        filled.putAll(other.changes);
        filled.replaceAll((day, any) -> factsOf(day).filledFrom(other.factsOf(day)));
        return filled;
    }

    private Optional<LocalDate> since(@Nullable LocalDate firstEventDay) {
        if (customerSince != null) {
            return Optional.of(customerSince);
        }
        if (firstEventDay != null && registeredOn != null) {
            return Optional.of(firstEventDay.isBefore(registeredOn) ? firstEventDay : registeredOn);
        }
        return Optional.ofNullable(firstEventDay != null ? firstEventDay : registeredOn);
    }

    private Facts factsOf(LocalDate day) {
        var latest = changes.floorEntry(day);
        var found = latest != null ? latest : changes.firstEntry();
        return found != null ? found.getValue() : Facts.NONE;
    }
}
