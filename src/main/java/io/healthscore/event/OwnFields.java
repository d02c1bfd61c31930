package io.healthscore.event;

import io.healthscore.platform.JsonField;
import io.healthscore.platform.JsonFields;
import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that a type has beyond those of every event; any other field is a fault. */
final class OwnFields {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final BigDecimal LEAST = MOST.negate();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final long MOST_SEATS = MOST.longValueExact();
    private static final Set<String> ALL =
            Set.of("name", "value", "scaleMax", "severity", "topic", "nature", "effectiveOn", "period", "author");
    private static final List<String> RESIZED = List.of("plan", "seats", "addon");

    private final JsonFields json;

    private OwnFields(JsonFields json) {
        this.json = json;
    }

    /** Worth something only if there are no faults afterwards: wrong and missing fields have placeholders. */
    static Event read(EventType type, Envelope envelope, JsonFields json) {
        var fields = new OwnFields(json);
        var event = switch (type.kind()) {
            case USAGE -> fields.usage(type, envelope);
            case SATISFACTION -> fields.satisfaction(type, envelope);
            case ACCOUNT -> fields.account(type, envelope);
        };
        json.refuseOthers(type.word(), ALL);
        return event;
    }

    private UsageEvent usage(EventType type, Envelope envelope) {
        return switch (type) {
            case FEATURE_USED -> new UsageEvent.FeatureUsed(envelope, name().required(), optional(number()));
            case SESSION -> new UsageEvent.Session(envelope, required(from(BigDecimal.ZERO)));
            case MILESTONE_REACHED -> new UsageEvent.MilestoneReached(envelope, name().required());
            case CUSTOM -> new UsageEvent.Custom(envelope, name().required(), optional(number()));
            default -> new UsageEvent.Login(envelope);
        };
    }

    private SatisfactionEvent satisfaction(EventType type, Envelope envelope) {
        return switch (type) {
            case NPS_RESPONSE -> new SatisfactionEvent.NpsResponse(envelope, whole(10));
            case CSAT_RESPONSE -> csat(envelope);
            case TICKET_OPENED -> new SatisfactionEvent.TicketOpened(envelope, name().required(), ticket());
            case PULSE_RECORDED ->
                new SatisfactionEvent.PulseRecorded(
                        envelope,
                        required(json.decimal("value", BigDecimal.ZERO, HUNDRED)),
                        name().required(),
                        text("author").required());
            default -> new SatisfactionEvent.TicketResolved(envelope, name().required());
        };
    }

    private AccountEvent account(EventType type, Envelope envelope) {
        return switch (type) {
            case CONTRACT_RENEWED -> new AccountEvent.ContractRenewed(envelope, optional(number()));
            case CONTRACT_CANCELLED ->
                new AccountEvent.ContractCancelled(
                        envelope, name().orNull(), json.date("effectiveOn").orNull());
            case ACCOUNT_EXPANDED, ACCOUNT_CONTRACTED ->
                new AccountEvent.ContractResized(
                        type, envelope, json.choice("name", RESIZED).required(), optional(from(BigDecimal.ZERO)));
            case SPEND_RECORDED ->
                new AccountEvent.SpendRecorded(
                        envelope,
                        required(from(BigDecimal.ZERO)),
                        word("period", SpendPeriod.values()).orNull());
            case SEATS_CHANGED -> new AccountEvent.SeatsChanged(envelope, whole(MOST_SEATS));
            case PAYMENT_FAILED, PAYMENT_RECEIVED -> new AccountEvent.PaymentMade(type, envelope, optional(number()));
            case TOUCHPOINT_RECORDED ->
                new AccountEvent.TouchpointRecorded(
                        envelope, name().required(), text("author").required());
            default -> new AccountEvent.MeasureReported(envelope, name().required(), required(number()));
        };
    }

    private SatisfactionEvent.CsatResponse csat(Envelope envelope) {
        var sent = json.wholeNumber("scaleMax", 3, 10).orNull();
        var scaleMax = sent == null ? null : sent.intValue();
        var best = BigDecimal.valueOf(scaleMax == null ? SatisfactionEvent.CsatResponse.USUAL_SCALE : scaleMax);
        var value = required(json.decimal("value", BigDecimal.ONE, best));
        return new SatisfactionEvent.CsatResponse(envelope, value, scaleMax, name().orNull());
    }

    private Details ticket() {
        return Details.ofTicket(
                word("severity", Severity.values()).orNull(),
                text("topic").orNull(),
                word("nature", Nature.values()).orNull());
    }

    private JsonField<String> name() {
        return text("name");
    }

    private JsonField<String> text(String field) {
        return json.text(field, 1, EventReader.MAX_TEXT);
    }

    private JsonField<BigDecimal> number() {
        return from(LEAST);
    }

    private JsonField<BigDecimal> from(BigDecimal least) {
        return json.decimal("value", least, MOST);
    }

    private BigDecimal whole(long most) {
        return BigDecimal.valueOf(json.wholeNumber("value", 0, most).required());
    }

    private <E extends Enum<E>> JsonField<E> word(String field, E[] values) {
        var words = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return json.choice(field, word -> at(words.indexOf(word), values), words);
    }

    private static <E> Optional<E> at(int index, E[] values) {
        return index < 0 ? Optional.empty() : Optional.of(values[index]);
    }

    private static BigDecimal required(JsonField<BigDecimal> number) {
        return plain(number.required());
    }

    private static @Nullable BigDecimal optional(JsonField<BigDecimal> number) {
        var value = number.orNull();
        return value == null ? null : plain(value);
    }

    /** 7.0, 7 and 0.7e1 are one number. */
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
