package io.healthscore.tracking;

import io.healthscore.account.AccountDoor;
import io.healthscore.platform.Times;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a group's traits say of its account: fields where the mapping names them, attributes otherwise. */
@Component
class Traits {

    private static final String NAME = "name";
    private static final Set<String> DAYS = Set.of("customerSince", "contractEndsOn");

    private final Map<String, String> fieldsByTrait;
    private final Map<String, String> traitsByField;

    Traits(TrackingSettings settings) {
        this.traitsByField = settings.mapping().traits();
        this.fieldsByTrait = traitsByField.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** The trait {@code name} is the account's name unless another is named. */
    static Map<String, String> checked(Map<String, String> traitsByField) {
        var traits = new TreeMap<>(traitsByField);
        traits.keySet().stream()
                .filter(field -> !AccountDoor.fields().contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException("traits: an account has no field '%s'; it has %s"
                            .formatted(field, String.join(", ", AccountDoor.fields())));
                });
        if (!traits.containsValue(NAME)) {
            traits.putIfAbsent(NAME, NAME);
        }
        traits.values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .forEach((trait, fields) -> {
                    if (fields > 1) {
                        throw new IllegalArgumentException(
                                "traits: '%s' is named for two fields of an account".formatted(trait));
                    }
                });
        return Map.copyOf(traits);
    }

    /** An account as the accounts API takes it. */
    ObjectNode account(String id, JsonNode traits) {
        var account = JsonNodeFactory.instance.objectNode().put("id", id);
        var attributes = JsonNodeFactory.instance.objectNode();
        traits.properties().forEach(trait -> {
            var field = fieldsByTrait.get(trait.getKey());
            if (field == null) {
                attributes.set(trait.getKey(), trait.getValue());
            } else if (Message.isSaid(trait.getValue())) {
                account.set(field, DAYS.contains(field) ? day(trait.getValue()) : trait.getValue());
            }
        });
        attributes.remove("id");
        if (!attributes.isEmpty()) {
            account.set("attributes", attributes);
        }
        return account;
    }

    /** The UTC day of a time; anything else as it is. */
    private static JsonNode day(JsonNode said) {
        return Optional.of(said.asString(""))
                .flatMap(Times::instant)
                .<JsonNode>map(time -> JsonNodeFactory.instance.stringNode(
                        LocalDate.ofInstant(time, ZoneOffset.UTC).toString()))
                .orElse(said);
    }

    /** Where in the call a field of the account comes from. */
    String origin(String field) {
        if (field.equals("id")) {
            return "groupId";
        }
        var trait = traitsByField.get(field);
        return trait == null ? "traits" : "traits/" + trait;
    }
}
