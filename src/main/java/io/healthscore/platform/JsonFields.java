package io.healthscore.platform;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of one JSON object and collects everything that is wrong with them. {@code null} equals absent.
 * <pre>{@code
 * var json = JsonFields.of(document);
 * var name = json.text("name", 1, 200).required();
 * var severity = json.choice("severity", Severity::of, Severity.words()).or(Severity.NORMAL);
 * var value = json.decimal("value", BigDecimal.ZERO, MOST).orNull();
 * json.refuseOthers("ticket_opened");
 * json.throwIfFaulty();
 * }</pre>
 * A value read by {@code required()} is a placeholder if it was missing or wrong: use it only once there are no faults.
 */
public final class JsonFields {

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final ObjectNode node;
    private final String pointer;
    private final List<Fault> faults;
    /** A list, since an object has few fields: looking through it is faster than keeping a set. */
    private final List<String> known = new ArrayList<>();

    private JsonFields(JsonNode node, String pointer, List<Fault> faults) {
        this.pointer = pointer;
        this.faults = faults;
        this.node = node instanceof ObjectNode object ? object : NOTHING;
        if (!(node instanceof ObjectNode)) {
            faults.add(Fault.at(pointer, "must be an object"));
        }
    }

    /** The fields of a document, whose own faults come first. */
    public static JsonFields of(StrictJson.Document document) {
        return of(document.node(), document.pointer(), document.faults());
    }

    /**
     * The fields of a node.
     *
     * @param pointer where the node is in the body, such as {@code /2}; empty for the body itself
     */
    public static JsonFields of(JsonNode node, String pointer, Collection<Fault> soFar) {
        return new JsonFields(node, pointer, new ArrayList<>(soFar));
    }

    /** What is wrong so far, nested objects included. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Adds a fault of a field, for a rule that none of the readings has. */
    public void refuse(String name, String detail) {
        faults.add(Fault.at(pointerTo(name), detail));
    }

    /** The names of the fields that were asked for so far. */
    public List<String> asked() {
        return List.copyOf(known);
    }

    public void throwIfFaulty() {
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
    }

    /** Whether the field is written at all, be it as {@code null}: a merge clears such a one. */
    public boolean states(String name) {
        return node.has(name);
    }

    /** Where a field of this object is, such as {@code /2/value}. */
    public String pointerTo(String name) {
        return pointer + JsonPointer.empty().appendProperty(name);
    }

    public JsonField<String> text(String name, int shortest, int longest) {
        return JsonValues.text(field(name, ""), shortest, longest);
    }

    public JsonField<Long> wholeNumber(String name, long least, long most) {
        return JsonValues.wholeNumber(field(name, 0L), least, most);
    }

    /** A number of at most six decimals. */
    public JsonField<BigDecimal> decimal(String name, BigDecimal least, BigDecimal most) {
        return JsonValues.decimal(field(name, BigDecimal.ZERO), least, most);
    }

    public JsonField<Boolean> bool(String name) {
        return field(name, false).read(JsonNode::isBoolean, JsonNode::booleanValue, () -> "must be true or false");
    }

    public JsonField<LocalDate> date(String name) {
        return field(name, LocalDate.EPOCH).parse(Times::day, "must be a day such as 2026-03-01");
    }

    /** Any offset; cut to microseconds. */
    public JsonField<Instant> instant(String name) {
        return field(name, Instant.EPOCH)
                .parse(Times::instant, "must be an RFC 3339 time such as 2026-03-01T09:30:00Z");
    }

    public JsonField<Duration> duration(String name) {
        return field(name, Duration.ZERO).parse(JsonValues::duration, "must be an ISO 8601 duration such as P28D");
    }

    /** One of a few words. */
    public JsonField<String> choice(String name, Collection<String> words) {
        return choice(name, word -> Optional.of(word).filter(words::contains), words);
    }

    /**
     * One of a few words, as what it means; words must not be empty.
     *
     * @param meaning empty for a word that is none of them
     */
    public <T> JsonField<T> choice(String name, Function<String, Optional<T>> meaning, Collection<String> words) {
        var placeholder = meaning.apply(words.iterator().next()).orElseThrow();
        return field(name, placeholder)
                .parse(
                        meaning,
                        written -> "must be one of " + String.join(", ", words) + Spelling.hint(written, words));
    }

    /** Any object, free in form. */
    public JsonField<ObjectNode> object(String name) {
        return field(name, NOTHING).read(JsonNode::isObject, JsonNode::asObject, () -> "must be an object");
    }

    /** The fields of an object inside this one; their faults are this one's. Empty if absent or null. */
    public Optional<JsonFields> fields(String name) {
        var inner = value(name);
        return inner == null ? Optional.empty() : Optional.of(new JsonFields(inner, pointerTo(name), faults));
    }

    /** The elements of an array, each of them an object, as fields; empty if absent or null. */
    public List<JsonFields> list(String name) {
        var elements = elements(name);
        return elements.entrySet().stream()
                .map(element -> new JsonFields(element.getValue(), element.getKey(), faults))
                .toList();
    }

    /** The elements of an array of texts. */
    public List<String> texts(String name, int shortest, int longest) {
        return elements(name).entrySet().stream()
                .map(element -> new JsonField<>(faults, element::getKey, element.getValue(), ""))
                .map(element -> JsonValues.text(element, shortest, longest).required())
                .toList();
    }

    /** The elements of an array of texts, each of them one of a few words. */
    public List<String> choices(String name, Collection<String> words) {
        return elements(name).entrySet().stream()
                .map(element -> new JsonField<>(faults, element::getKey, element.getValue(), "")
                        .parse(
                                word -> Optional.of(word).filter(words::contains),
                                written -> "must be one of " + String.join(", ", words) + Spelling.hint(written, words))
                        .required())
                .toList();
    }

    /** An object whose every value is a text, in its own order; a null value is left out. Empty if absent or null. */
    public Map<String, String> textMap(String name, int shortest, int longest) {
        var texts = new LinkedHashMap<String, String>();
        fields(name)
                .ifPresent(inner -> inner.node.propertyNames().forEach(key -> {
                    var text = inner.text(key, shortest, longest).orNull();
                    if (text != null) {
                        texts.put(key, text);
                    }
                }));
        return texts;
    }

    /** Fields that are taken and ignored, such as those that only answers have. */
    public void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /**
     * Adds a fault for each field that was not asked for, so that a typo is never dropped silently.
     *
     * @param whole what this object is, such as {@code an account} or {@code login}
     */
    public void refuseOthers(String whole) {
        refuseOthers(whole, Set.of());
    }

    /**
     * The same for an object of one of several shapes.
     *
     * @param others fields of the other shapes, which may be there as {@code null}, for that equals absent
     */
    public void refuseOthers(String whole, Set<String> others) {
        for (var name : node.propertyNames()) {
            if (!known.contains(name)
                    && !(others.contains(name) && node.path(name).isNull())) {
                faults.add(Fault.at(pointerTo(name), "is not a field of " + whole + Spelling.hint(name, known)));
            }
        }
    }

    private <T> JsonField<T> field(String name, T placeholder) {
        return new JsonField<>(faults, () -> pointerTo(name), value(name), placeholder);
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        var value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private Map<String, JsonNode> elements(String name) {
        var array = value(name);
        if (array == null) {
            return Map.of();
        }
        if (!array.isArray()) {
            faults.add(Fault.at(pointerTo(name), "must be an array"));
            return Map.of();
        }
        var at = new int[1];
        return array.values().stream()
                .collect(Collectors.toMap(
                        element -> pointerTo(name) + "/" + at[0]++,
                        Function.identity(),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }
}
