package io.healthscore.tracking;

import io.healthscore.event.SentEvent;
import io.healthscore.platform.Fault;
import io.healthscore.platform.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts tracked events, pages and screens into the words of the events API, and says where each word came from. */
@Component
class TrackedEvents {

    private final Map<String, TrackRule> rules;

    TrackedEvents(TrackingSettings settings) {
        this.rules = settings.mapping().track().stream()
                .collect(Collectors.toUnmodifiableMap(TrackRule::event, Function.identity()));
    }

    /** @param account as it is named; missing if nothing and nobody names it */
    SentEvent translate(Message call, JsonNode account, Instant now) {
        var fields = JsonNodeFactory.instance.objectNode();
        copy(Message.asText(call.field("messageId")), "id", fields);
        copy(Message.asText(call.field("userId")), "userId", fields);
        copy(call.field("properties"), "properties", fields);
        copy(account, "accountId", fields);
        var time = call.field(call.timeField());
        copy(Message.isSaid(time) ? time : JsonNodeFactory.instance.stringNode(Times.print(now)), "occurredAt", fields);
        var origins = origins(call);
        origins.putAll(call.type().equals("track") ? track(call, fields) : page(call, fields));
        return new SentEvent(
                call.index(),
                fields,
                null,
                faults(call, account),
                fault -> call.fault(origins.getOrDefault(field(fault), "event"), fault.detail()),
                call::payload);
    }

    private static void copy(JsonNode value, String field, ObjectNode fields) {
        if (Message.isSaid(value)) {
            fields.set(field, value);
        }
    }

    private Map<String, String> track(Message call, ObjectNode fields) {
        var name = Message.asText(call.field("event"));
        var rule = rules.get(name.asString(""));
        if (rule == null) {
            fields.put("type", "custom");
            copy(name, "name", fields);
            return Map.of();
        }
        rule.apply(call.field("properties"), fields);
        return rule.from().keySet().stream().collect(Collectors.toMap(Function.identity(), rule::origin));
    }

    private static Map<String, String> page(Message call, ObjectNode fields) {
        var name = call.field("name");
        fields.put("type", Message.isSaid(name) ? "feature_used" : "custom");
        fields.set("name", Message.isSaid(name) ? name : JsonNodeFactory.instance.stringNode(call.type()));
        return Map.of("name", "name");
    }

    private static Map<String, String> origins(Message call) {
        var origins = new HashMap<String, String>();
        origins.put("id", "messageId");
        origins.put("userId", "userId");
        origins.put("accountId", "context/groupId");
        origins.put("occurredAt", call.timeField());
        origins.put("properties", "properties");
        return origins;
    }

    private static List<Fault> faults(Message call, JsonNode account) {
        var faults = new ArrayList<>(call.document().faults());
        if (account.isMissingNode()) {
            faults.add(call.fault(
                    "context/groupId",
                    call.user().isEmpty()
                            ? "is missing, and there is no user whose group would tell the account"
                            : "is missing, and no group call put this user into an account by then"));
        }
        return faults;
    }

    private static String field(Fault fault) {
        var parts = String.valueOf(fault.pointer()).split("/");
        return parts.length > 1 ? parts[1] : "";
    }
}
