package io.healthscore.model;

import io.healthscore.scoring.Names;
import io.healthscore.scoring.Selection;
import io.healthscore.scoring.Severity;
import io.healthscore.signal.EventKind;
import io.healthscore.signal.EventType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which signals a value is made of: {@code of}, narrowed by {@code name}, {@code names} or {@code severity}. */
final class SelectionReader {

    private static final int LONGEST_NAME = 200;
    private static final Map<String, Severity> SEVERITIES = severities();

    private final NameLists lists;
    private final Map<Selection, Selection> made = new HashMap<>();

    SelectionReader(NameLists lists) {
        this.lists = lists;
    }

    Selected read(Part part) {
        var types = types(part.required("of"));
        var names = names(part);
        var severity = part.optional("severity").flatMap(node -> severity(node, types));
        return new Selected(types, names, severity.orElse(Severity.ANY), made);
    }

    /** One or several event types, or all of a kind. */
    static Set<EventType> types(Node node) {
        if (!node.json().isArray()) {
            return typesOf(node);
        }
        var types = new LinkedHashSet<EventType>();
        node.items(EventType.values().length).forEach(item -> types.addAll(typesOf(item)));
        if (node.json().isEmpty()) {
            node.fault("must name an event type");
        }
        return types;
    }

    private static Set<EventType> typesOf(Node node) {
        var word = node.json().stringValue("");
        var kind = Arrays.stream(EventKind.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst();
        if (kind.isPresent()) {
            return new LinkedHashSet<>(EventType.of(kind.get()));
        }
        var type = EventType.of(word);
        if (type.isEmpty()) {
            node.fault("must be an event type such as feature_used, or a kind: usage, satisfaction, account");
        }
        return type.map(Set::of).orElse(Set.of());
    }

    private Names names(Part part) {
        var name = part.optional("name").map(node -> Names.of(Set.of(node.text(LONGEST_NAME))));
        var names = part.optional("names").map(lists::names);
        if (name.isPresent() && names.isPresent()) {
            part.fault("must have either name or names");
        }
        return name.or(() -> names).orElse(Names.ANY);
    }

    private static Optional<Severity> severity(Node node, Set<EventType> types) {
        if (!types.isEmpty() && !types.equals(Set.of(EventType.TICKET_OPENED))) {
            node.fault("is only for ticket_opened");
        }
        return node.oneOf(SEVERITIES);
    }

    private static Map<String, Severity> severities() {
        var severities = new LinkedHashMap<String, Severity>();
        Arrays.stream(Severity.values())
                .filter(severity -> severity != Severity.ANY)
                .forEach(severity -> severities.put(severity.word(), severity));
        return severities;
    }
}
