package io.healthscore.event;

import io.healthscore.platform.Fault;
import io.healthscore.platform.JsonFields;
import io.healthscore.signal.EventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields a type of event has beyond those of every event; found out by reading one that has none.
 *
 * @param type the word for it, such as {@code feature_used}
 * @param all those that it may have
 * @param required those that it must have
 */
public record EventFields(String type, Set<String> all, Set<String> required) {

    private static final Envelope NOBODYS = new Envelope("", "", Instant.EPOCH, null, Instant.EPOCH, null);

    private static final Map<String, EventFields> BY_TYPE = Arrays.stream(EventType.values())
            .map(EventFields::of)
            .collect(Collectors.toUnmodifiableMap(EventFields::type, fields -> fields));

    /** Empty if there is no such type. */
    public static Optional<EventFields> ofType(String word) {
        return Optional.ofNullable(BY_TYPE.get(word));
    }

    /** The words for all types, by the alphabet. */
    public static Set<String> types() {
        return new TreeSet<>(BY_TYPE.keySet());
    }

    /** What is wrong with these fields of such an event, whatever else it lacks. */
    public List<Fault> faultsOf(ObjectNode fields) {
        var json = JsonFields.of(fields, "", List.of());
        OwnFields.read(EventType.of(type).orElseThrow(), NOBODYS, json);
        return json.faults().stream()
                .filter(fault -> fields.has(String.valueOf(fault.pointer()).substring(1)))
                .toList();
    }

    private static EventFields of(EventType type) {
        var json = JsonFields.of(JsonNodeFactory.instance.objectNode(), "", List.of());
        OwnFields.read(type, NOBODYS, json);
        var required = json.faults().stream()
                .map(fault -> String.valueOf(fault.pointer()).substring(1))
                .collect(Collectors.toUnmodifiableSet());
        return new EventFields(type.word(), Set.copyOf(json.asked()), required);
    }
}
