package io.healthscore.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented customer: what its record says, and how its people behave.
 *
 * @param tenureDays how long ago it began; its history is as long, at most {@link History#DAYS}
 * @param spend per month
 * @param noticeInDays how far ahead its notice day lies; null without a contract
 */
record Customer(
        String id,
        String name,
        String segment,
        String owner,
        int tenureDays,
        int seats,
        int spend,
        @Nullable Integer noticeInDays,
        Habit habit,
        List<Incident> incidents) {

    static final int NOTICE_DAYS = 60;

    /** How its use goes over time. */
    enum Habit {
        /** Most seats, nearly every working day. */
        DAILY,
        /** A few people, a few days a week. */
        WEEKLY,
        /** More people every month. */
        GROWING,
        /** Was daily, and has been losing people for ten weeks. */
        FADING,
        /** Was weekly until seven weeks ago; nobody since. */
        SILENT,
        /** Bought, and never came. */
        ABSENT
    }

    /** Something that happened beside its use. */
    enum Incident {
        URGENT_TICKET_OPEN,
        MANY_TICKETS,
        UNPAID,
        PROMOTERS,
        DETRACTORS,
        EXPANDED,
        CONTRACTED,
        RENEWED,
        CANCELLED,
        LIMITS_MET,
        PULSE_RED
    }
}
