package io.healthscore.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two definitions, in the order of the later one. Metrics, categories, caps and plays are the same
 * if their keys are, wherever they stand; only the plays' order means something. Lists of names are sets. A curve's points,
 * and what becomes of another type, are seen as a whole. {@code null} equals absent, and 75 equals 75.0.
 */
final class DefinitionDiff {

    private static final String ORDERED = "/plays";
    private static final Set<String> KINDS = Set.of("type", "aggregate");

    private final List<DefinitionChange> changes = new ArrayList<>();

    private DefinitionDiff() {}

    /** Empty if both mean the same. */
    static List<DefinitionChange> between(JsonNode before, JsonNode after) {
        var diff = new DefinitionDiff();
        diff.compare(Place.ROOT, before, after);
        return List.copyOf(diff.changes);
    }

    private void compare(Place place, JsonNode before, JsonNode after) {
        if (Items.same(before, after)) {
            return;
        }
        if (isAbsent(before)) {
            changes.add(new DefinitionChange(place.after(), null, after, ChangeWords.added(place, after)));
        } else if (isAbsent(after)) {
            changes.add(new DefinitionChange(place.before(), before, null, ChangeWords.removed(place, before)));
        } else if (before.isObject() && after.isObject() && isOfSameKind(before, after)) {
            fields(before, after).forEach(field -> compare(place.in(field), before.path(field), after.path(field)));
        } else if (Items.areKeyed(before, after)) {
            compareItems(place, Items.byKey(before), Items.byKey(after));
            if (place.after().equals(ORDERED)) {
                compareOrder(place, before, after);
            }
        } else if (Items.areNames(before, after)) {
            compareNames(place, Items.byKey(before), Items.byKey(after));
        } else {
            changes.add(new DefinitionChange(place.after(), before, after, ChangeWords.changed(place, before, after)));
        }
    }

    private void compareItems(Place place, Map<Items.Id, Items.Item> before, Map<Items.Id, Items.Item> after) {
        ids(before, after).forEach(id -> {
            var from = before.getOrDefault(id, Items.Item.NONE);
            var to = after.getOrDefault(id, Items.Item.NONE);
            compare(place.item(from.index(), to.index(), ChangeWords.item(place, id.key())), from.json(), to.json());
        });
    }

    private void compareOrder(Place place, JsonNode before, JsonNode after) {
        var earlier = new ArrayList<>(Items.byKey(before).keySet());
        var later = new ArrayList<>(Items.byKey(after).keySet());
        var inBoth = Set.copyOf(later);
        earlier.retainAll(inBoth);
        later.retainAll(Set.copyOf(earlier));
        if (!earlier.equals(later)) {
            changes.add(new DefinitionChange(place.after(), before, after, ChangeWords.reordered(place)));
        }
    }

    private void compareNames(Place place, Map<Items.Id, Items.Item> before, Map<Items.Id, Items.Item> after) {
        ids(before, after).forEach(id -> {
            var from = before.get(id);
            var to = after.get(id);
            if (from == null && to != null) {
                changes.add(new DefinitionChange(
                        place.after() + "/" + to.index(), null, to.json(), ChangeWords.listed(place, id.key())));
            } else if (from != null && to == null) {
                changes.add(new DefinitionChange(
                        place.before() + "/" + from.index(), from.json(), null, ChangeWords.unlisted(place, id.key())));
            }
        });
    }

    private static Set<Items.Id> ids(Map<Items.Id, Items.Item> before, Map<Items.Id, Items.Item> after) {
        var ids = new LinkedHashMap<>(after);
        before.forEach(ids::putIfAbsent);
        return ids.keySet();
    }

    private static Set<String> fields(JsonNode before, JsonNode after) {
        var fields = new LinkedHashSet<>(after.propertyNames());
        fields.addAll(before.propertyNames());
        return fields;
    }

    /** What a linear curve's numbers were says nothing about a piecewise one's. */
    private static boolean isOfSameKind(JsonNode before, JsonNode after) {
        return KINDS.stream().allMatch(kind -> Items.same(before.path(kind), after.path(kind)));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
