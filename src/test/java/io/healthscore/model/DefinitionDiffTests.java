package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DefinitionDiffTests {

    private static final JsonNode DEFAULT = ShippedModels.definition("default");

    @Test
    void saysWhatBecameOfAMetric() {
        var after = edited(definition -> {
            metric(definition, "csat").put("weight", "high");
            metric(definition, "nps").put("weight", 0.5).put("label", "NPS").put("maxAge", "P91D");
            metric(definition, "login_frequency").withObject("/normalize").put("best", 12);
            metric(definition, "milestones").remove("unit");
        });

        assertThat(texts(DEFAULT, after))
                .containsExactly(
                        "metric login_frequency, normalize: best goes from 16 to 12",
                        "metric milestones: unit is gone; it was milestones",
                        "metric nps: label goes from \"Net Promoter Score\" to NPS",
                        "the weight of metric nps goes from medium to 0.5",
                        "metric nps: maxAge is new: P91D",
                        "the weight of metric csat rises from medium to high");
    }

    @Test
    void findsThingsByTheirKeysWhereverTheyStand() {
        var after = edited(definition -> {
            ((ArrayNode) definition.get("metrics")).remove(3);
            ((ArrayNode) definition.get("caps")).insert(0, object("{\"key\": \"new_one\", \"atMost\": 49}"));
            cap(definition, "leaving").put("atMost", 20);
        });

        assertThat(DefinitionDiff.between(DEFAULT, after))
                .extracting(DefinitionChange::pointer, DefinitionChange::text)
                .containsExactly(
                        tuple("/metrics/3", "metric milestones is gone"),
                        tuple("/caps/0", "cap new_one is new"),
                        tuple("/caps/1/atMost", "cap leaving: atMost goes from 24 to 20"));
    }

    @Test
    void saysTheRestOfADefinitionAsWell() {
        var after = edited(definition -> {
            definition.put("minimumCoverage", 0.5);
            definition.withObject("/bands").put("healthy", 80);
            definition.withObject("/lists").withArray("premium").add("sso");
            definition.withObject("/appliesTo").putArray("segments").add("smb");
            definition.withObject("/flags").remove("dormant");
            var play = (ObjectNode) definition.get("plays").get(0);
            play.put(
                    "text",
                    "Another text, which is so long that nobody wants to read both of them in one line: ".repeat(3));
            metric(definition, "login_frequency").set("normalize", object("{\"type\": \"decay\", \"halfLife\": 5}"));
            var plays = new ArrayList<>(definition.get("plays").valueStream().toList());
            Collections.swap(plays, 1, 2);
            definition.putArray("plays").addAll(plays);
        });

        assertThat(texts(DEFAULT, after))
                .containsExactly(
                        "appliesTo: segments is new: smb",
                        "bands: healthy goes from 75 to 80",
                        "minimumCoverage goes from 0.25 to 0.5",
                        "lists, premium: sso is new",
                        "metric login_frequency: normalize goes from linear, worst 0, best 16 to decay, halfLife 5",
                        "flags: dormant is gone; it was silentFor P84D",
                        "play save_call: text is written anew",
                        "plays come in another order");
    }

    @Test
    void seesACurvesPointsAsAWhole() {
        assertThat(texts(
                        node("{\"points\": [[0, 0], [4, 100]], \"names\": [\"a\", \"b\"]}"),
                        node("{\"points\": [[0, 0], [8, 100]], \"names\": [\"b\"]}")))
                .containsExactly("points goes from (0, 0), (4, 100) to (0, 0), (8, 100)", "names: a is gone");
    }

    @Test
    void ignoresWhatMeansTheSame() {
        assertThat(texts(
                        node("{\"a\": 75, \"b\": null, \"names\": [\"x\", \"y\"], \"points\": [[1, 2]]}"),
                        node("{\"names\": [\"y\", \"x\"], \"points\": [[1.0, 2.00]], \"a\": 75.0, \"c\": null}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void keepsItsLawsForAnyEdits(long seed) {
        var random = new Random(seed);
        var before = edited(definition -> edit(definition, random));
        var after = edited(definition -> edit(definition, random));

        var changes = DefinitionDiff.between(before, after);

        assertThat(DefinitionDiff.between(before, before.deepCopy())).isEmpty();
        assertThat(changes).isNotEmpty().allSatisfy(change -> {
            assertThat(change.text()).isNotBlank().doesNotContain("null", "{", "  ");
            var there = change.after() == null ? before : after;
            var value = change.after() == null ? change.before() : change.after();
            assertThat(there.at(change.pointer())).isEqualTo(value);
        });
        assertThat(changes)
                .extracting(DefinitionChange::pointer, change -> change.after() == null)
                .doesNotHaveDuplicates();
        assertThat(beforeAndAfter(DefinitionDiff.between(after, before)))
                .as("the way back")
                .containsExactlyInAnyOrderElementsOf(beforeAndAfter(changes).stream()
                        .map(change ->
                                tuple(change.toList().get(1), change.toList().get(0)))
                        .toList());
    }

    private static List<Tuple> beforeAndAfter(List<DefinitionChange> changes) {
        return changes.stream()
                .map(change -> tuple(Optional.ofNullable(change.before()), Optional.ofNullable(change.after())))
                .toList();
    }

    /** A few leaves changed, an item dropped, a list turned round. */
    private static void edit(ObjectNode definition, Random random) {
        for (int i = 0; i < 6; i++) {
            changeLeaf(definition, random);
        }
        var lists = List.of("metrics", "caps", "plays", "categories");
        var dropping = (ArrayNode) definition.get(lists.get(random.nextInt(lists.size())));
        dropping.remove(random.nextInt(dropping.size()));
        var turning = lists.get(random.nextInt(lists.size()));
        var items = new ArrayList<>(definition.get(turning).valueStream().toList());
        Collections.rotate(items, random.nextInt(items.size()));
        definition.putArray(turning).addAll(items);
    }

    private static void changeLeaf(JsonNode node, Random random) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            var names = List.copyOf(object.propertyNames());
            var name = names.get(random.nextInt(names.size()));
            if (object.get(name).isNumber()) {
                object.put(name, random.nextInt(100));
            } else if (object.get(name).isString() && !List.of("key", "play").contains(name)) {
                object.put(name, "text " + random.nextInt(100));
            } else {
                changeLeaf(object.get(name), random);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            changeLeaf(node.get(random.nextInt(node.size())), random);
        }
    }

    private static List<String> texts(JsonNode before, JsonNode after) {
        return DefinitionDiff.between(before, after).stream()
                .map(DefinitionChange::text)
                .toList();
    }

    private static ObjectNode edited(Consumer<ObjectNode> edit) {
        var copy = (ObjectNode) DEFAULT.deepCopy();
        edit.accept(copy);
        return copy;
    }

    private static ObjectNode metric(JsonNode definition, String key) {
        return item(definition.get("metrics"), key);
    }

    private static ObjectNode cap(JsonNode definition, String key) {
        return item(definition.get("caps"), key);
    }

    private static ObjectNode item(JsonNode list, String key) {
        return (ObjectNode) list.valueStream()
                .filter(item -> item.get("key").stringValue().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) node(json);
    }

    private static JsonNode node(String json) {
        return DefinitionText.json(json.getBytes(StandardCharsets.UTF_8)).node();
    }
}
