package io.healthscore.tracking;

import io.healthscore.event.EventFields;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tracked event means.
 *
 * @param event its name, as the product tracks it
 * @param type of the event that it becomes
 * @param from the property that says it, by the event's field; dots lead into objects
 * @param set what holds for all of them, by the event's field
 */
record TrackRule(
        String event,
        String type,
        @DefaultValue Map<String, String> from,
        @DefaultValue Map<String, String> set) {

    private static final Set<String> NAMED_BY_THEMSELVES = Set.of("feature_used", "milestone_reached", "custom");
    private static final Set<String> NUMBERS = Set.of("value", "scaleMax");
    private static final Set<String> WORDS = Set.of("severity", "nature", "period");

    TrackRule {
        if (event == null || event.isBlank()) {
            throw new IllegalArgumentException(
                    "Every rule needs the name of the tracked event: event: Report Exported");
        }
        from = Map.copyOf(from);
        set = Map.copyOf(set);
        var fields = EventFields.ofType(String.valueOf(type))
                .orElseThrow(() ->
                        new IllegalArgumentException("'%s' becomes type '%s', which there is not; types are %s"
                                .formatted(event, type, String.join(", ", EventFields.types()))));
        require(event, fields, from, set);
    }

    static void requireDifferentNames(List<TrackRule> rules) {
        var names = new HashSet<String>();
        for (var rule : rules) {
            if (!names.add(rule.event())) {
                throw new IllegalArgumentException("'%s' has two rules; which holds?".formatted(rule.event()));
            }
        }
    }

    private static void require(String event, EventFields fields, Map<String, String> from, Map<String, String> set) {
        var mapped = new TreeSet<>(from.keySet());
        mapped.addAll(set.keySet());
        for (var field : mapped) {
            if (!fields.all().contains(field)) {
                throw new IllegalArgumentException("'%s' sets '%s', which %s does not have; it has %s"
                        .formatted(event, field, fields.type(), String.join(", ", new TreeSet<>(fields.all()))));
            }
            if (from.containsKey(field) && set.containsKey(field)) {
                throw new IllegalArgumentException(
                        "'%s' says '%s' twice, under from and under set".formatted(event, field));
            }
        }
        for (var field : new TreeSet<>(fields.required())) {
            if (!mapped.contains(field) && !(field.equals("name") && NAMED_BY_THEMSELVES.contains(fields.type()))) {
                throw new IllegalArgumentException(
                        "'%s' becomes %s, which needs '%s': name its property under from, or set it"
                                .formatted(event, fields.type(), field));
            }
        }
        fields.faultsOf(constants(set)).stream().findFirst().ifPresent(fault -> {
            throw new IllegalArgumentException("'%s': %s".formatted(event, fault.sentence()));
        });
    }

    private static ObjectNode constants(Map<String, String> set) {
        var constants = JsonNodeFactory.instance.objectNode();
        set.forEach((field, value) -> constants.set(field, constant(field, value)));
        return constants;
    }

    private static JsonNode constant(String field, String value) {
        var text = JsonNodeFactory.instance.stringNode(value);
        try {
            return NUMBERS.contains(field) ? JsonNodeFactory.instance.numberNode(new BigDecimal(value)) : text;
        } catch (NumberFormatException none) {
            return text;
        }
    }

    /** Writes the fields that the event's type has beyond those of every event. */
    void apply(JsonNode properties, ObjectNode fields) {
        fields.put("type", type);
        if (NAMED_BY_THEMSELVES.contains(type)) {
            fields.put("name", event);
        }
        fields.setAll(constants(set));
        from.forEach((field, property) -> {
            var value = property(properties, property);
            if (Message.isSaid(value)) {
                fields.set(field, converted(field, value));
            }
        });
    }

    private static JsonNode property(JsonNode properties, String path) {
        var value = properties.path(path);
        if (!value.isMissingNode()) {
            return value;
        }
        value = properties;
        for (var name : path.split("\\.")) {
            value = value.path(name);
        }
        return value;
    }

    private static JsonNode converted(String field, JsonNode value) {
        if (NUMBERS.contains(field)) {
            return value;
        }
        var text = Message.asText(value);
        return WORDS.contains(field) && text.isString()
                ? JsonNodeFactory.instance.stringNode(text.stringValue().toLowerCase(Locale.ROOT))
                : text;
    }

    /** Where in the call a field of the event comes from. */
    String origin(String field) {
        var property = from.get(field);
        return property == null ? "event" : "properties/" + property.replace('.', '/');
    }
}
