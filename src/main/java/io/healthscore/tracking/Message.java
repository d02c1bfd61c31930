package io.healthscore.tracking;

import io.healthscore.platform.Fault;
import io.healthscore.platform.StrictJson;
import io.healthscore.platform.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a client, as it was sent.
 *
 * @param index its place among the request's calls, from 0
 * @param type such as {@code track}; empty if it is none that there is
 * @param context what the whole batch says of its calls' contexts
 */
record Message(long index, String type, StrictJson.Document document, JsonNode context) {

    /** The calls whose traits are an account's; all others' are a person's. */
    static final String GROUP = "group";

    static final List<String> TYPES = List.of("track", "identify", GROUP, "page", "screen", "alias");

    static Message item(int index, StrictJson.Document document, JsonNode context) {
        var type = document.node().path("type").asString("");
        return new Message(index, TYPES.contains(type) ? type : "", document, context);
    }

    static Message single(String type, StrictJson.Document document) {
        return new Message(0, type, document, JsonNodeFactory.instance.objectNode());
    }

    JsonNode field(String name) {
        return document.node().path(name);
    }

    /** A field's text; null if it is absent, empty or something else. Clients send numbers for ids as well. */
    @Nullable
    String text(String name) {
        var text = asText(field(name));
        return text.isString() && !text.stringValue().isEmpty() ? text.stringValue() : null;
    }

    /** A whole number as a text; anything else stays as it is. */
    static JsonNode asText(JsonNode node) {
        return node.isIntegralNumber() ? JsonNodeFactory.instance.stringNode(node.asString()) : node;
    }

    /** The field that says when it happened. */
    String timeField() {
        return isSaid(field("timestamp")) || !isSaid(field("originalTimestamp")) ? "timestamp" : "originalTimestamp";
    }

    /** When it happened: now, if nothing is said; empty, if what is said is no time. */
    Optional<Instant> time(Instant now) {
        var said = field(timeField());
        return isSaid(said) ? Times.instant(said.asString("")) : Optional.of(now);
    }

    /** The account that the call names itself; missing if it does not. */
    JsonNode group() {
        var own = field("context").path("groupId");
        return asText(isSaid(own) ? own : context.path("groupId"));
    }

    /** Whom it is of. Who says so is not whoever else used the same browser: the anonymous id counts only where no user's is said. */
    Optional<String> user() {
        return isSaid(field("userId")) ? UserHash.of(text("userId")) : UserHash.ofAnonymous(text("anonymousId"));
    }

    String pointerTo(String field) {
        return document.pointer() + "/" + field;
    }

    Fault fault(String field, String detail) {
        return Fault.at(pointerTo(field), detail);
    }

    static boolean isSaid(JsonNode node) {
        return !node.isMissingNode()
                && !node.isNull()
                && !(node.isString() && node.stringValue().isEmpty());
    }

    /** For the list of rejections, without what would be personal beyond the ids. */
    String payload() {
        if (!(document.node() instanceof ObjectNode sent)) {
            return document.node().toString();
        }
        var kept = sent.deepCopy();
        kept.remove("writeKey");
        if (!type.equals(GROUP)) {
            kept.remove("traits");
        }
        if (kept.has("context")) {
            var context = kept.putObject("context");
            sent.path("context").optional("groupId").ifPresent(group -> context.set("groupId", group));
        }
        return kept.toString();
    }
}
