package io.healthscore.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event's fields beyond name and value, as sent; the log keeps them as one JSON document. Each is null where it was
 * not sent or is not the type's.
 *
 * @param severity of a ticket
 * @param topic the feature that a ticket is about
 * @param nature of a ticket
 * @param scaleMax the best answer of a satisfaction survey, 3 to 10
 * @param effectiveOn a cancelled contract's last day
 * @param period what spend is paid for
 * @param author who recorded a pulse or a touchpoint
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Details(
        @Nullable Severity severity,
        @Nullable String topic,
        @Nullable Nature nature,
        @Nullable Integer scaleMax,
        @Nullable LocalDate effectiveOn,
        @Nullable SpendPeriod period,
        @Nullable String author) {

    public static final Details NONE = new Details(null, null, null, null, null, null, null);

    static Details ofTicket(@Nullable Severity severity, @Nullable String topic, @Nullable Nature nature) {
        return severity == null && topic == null && nature == null
                ? NONE
                : new Details(severity, topic, nature, null, null, null, null);
    }

    static Details ofScale(int scaleMax) {
        return new Details(null, null, null, scaleMax, null, null, null);
    }

    static Details ofEnd(LocalDate effectiveOn) {
        return new Details(null, null, null, null, effectiveOn, null, null);
    }

    static Details ofPeriod(SpendPeriod period) {
        return new Details(null, null, null, null, null, period, null);
    }

    static Details ofAuthor(String author) {
        return new Details(null, null, null, null, null, null, author);
    }
}
