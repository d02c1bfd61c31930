package io.healthscore.scoring;

import io.healthscore.account.AccountFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/** Days until a date of the contract, below 0 once it has passed. */
public record DaysUntil(Date date) implements Value {

    /** Which date. */
    public enum Date {
        /** The last day on which notice can be given; of no interest once an auto-renewing contract has passed it. */
        NOTICE,
        CONTRACT_END,
        /** The last day of a contract that was cancelled and not taken back. */
        CANCELLATION
    }

    @Override
    public Measurement measure(Subject subject) {
        OptionalLong day = date(date, subject);
        return day.isEmpty()
                ? Measurement.MISSING
                : Measurement.of((double) (day.getAsLong() - subject.day()), Measurement.NEVER);
    }

    /** The date as an epoch day; empty when there is none. */
    static OptionalLong date(Date date, Subject subject) {
        return switch (date) {
            case NOTICE -> notice(subject);
            case CONTRACT_END -> contractEnd(subject.facts());
            case CANCELLATION -> AccountStates.cancelledOn(subject);
        };
    }

    private static OptionalLong notice(Subject subject) {
        AccountFacts facts = subject.facts();
        OptionalLong end = contractEnd(facts);
        if (end.isEmpty()) {
            return end;
        }
        Integer days = facts.noticeDays();
        long notice = end.getAsLong() - (days == null ? 0 : days);
        boolean renews = Boolean.TRUE.equals(facts.autoRenew());
        return notice < subject.day() && renews ? OptionalLong.empty() : OptionalLong.of(notice);
    }

    private static OptionalLong contractEnd(AccountFacts facts) {
        LocalDate end = facts.contractEndsOn();
        return end == null ? OptionalLong.empty() : OptionalLong.of(end.toEpochDay());
    }

    @Override
    public List<Selection> selections() {
        return List.of();
    }

    @Override
    public void reach(Reach reach) {
        if (date == Date.CANCELLATION) {
            AccountStates.reach(reach);
        }
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        String days = Words.quantity(Math.abs(measurement.value()), "days");
        return label + ": " + days + (measurement.value() < 0 ? " ago" : " to go");
    }
}
