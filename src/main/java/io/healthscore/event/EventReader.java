package io.healthscore.event;

import io.healthscore.account.AccountIds;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StoredJson;
import io.healthscore.platform.StrictJson;
import io.healthscore.signal.EventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes an event of a JSON object, or says everything that is wrong with it. */
final class EventReader {

    static final int MAX_TEXT = 200;
    static final int MAX_PROPERTIES = 16 * 1024;

    private static final int MAX_ACCOUNT_ID = 128;
    private static final Pattern EXPONENT = Pattern.compile("\\dE");
    private static final List<String> TYPES =
            Arrays.stream(EventType.values()).map(EventType::word).toList();

    private EventReader() {}

    static Reading read(StrictJson.Document item, Reception reception) {
        return read(item, reception, null);
    }

    /** @param source whose ids are a space of their own; null if they are those of all clients */
    static Reading read(StrictJson.Document item, Reception reception, @Nullable String source) {
        var json = JsonFields.of(item);
        if (!item.node().isObject()) {
            return new Reading.Faulty(null, null, json.faults());
        }
        var accountId = json.text("accountId", 1, MAX_ACCOUNT_ID).must(AccountIds::allows, AccountIds.RULE);
        var id = json.text("id", 1, MAX_TEXT);
        var envelope = new Envelope(
                accountId.required(),
                storedId(id.orNull(), source),
                occurredAt(json, id.orNull() != null, reception),
                json.text("userId", 1, MAX_TEXT).orNull(),
                reception.at(),
                properties(json));
        var type = json.choice("type", EventType::of, TYPES);
        type.required();
        var event = type.orNull() == null ? null : OwnFields.read(type.required(), envelope, json);
        var faults = json.faults();
        return event == null || !faults.isEmpty()
                ? new Reading.Faulty(accountId.orNull(), id.orNull(), faults)
                : new Reading.Valid(event);
    }

    private static String storedId(@Nullable String id, @Nullable String source) {
        return new EventId(
                        source,
                        Objects.requireNonNullElseGet(
                                id, () -> UUID.randomUUID().toString()))
                .stored();
    }

    /** With an id of the client's own the time must be its own too: a retry could not be recognised otherwise. */
    private static Instant occurredAt(JsonFields json, boolean identified, Reception reception) {
        var occurredAt = json.instant("occurredAt")
                .must(time -> !time.isBefore(reception.oldest()), "is older than events are kept")
                .must(time -> !time.isAfter(reception.latest()), "is more than a day ahead");
        return identified ? occurredAt.required() : occurredAt.or(reception.at());
    }

    private static @Nullable String properties(JsonFields json) {
        var properties = json.object("properties");
        var node = properties.orNull();
        if (node == null) {
            return null;
        }
        var text = node.toString();
        properties.must(any -> fits(node, text), "must not be larger than 16 KiB");
        return text;
    }

    /** Most are so small that they need no measuring, unless one of their numbers is short only as it is sent. */
    private static boolean fits(JsonNode node, String text) {
        boolean small = text.length() <= MAX_PROPERTIES / 3;
        return small && !EXPONENT.matcher(text).find() || StoredJson.size(node) <= MAX_PROPERTIES;
    }
}
