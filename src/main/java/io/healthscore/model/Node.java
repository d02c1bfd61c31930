package io.healthscore.model;

import io.healthscore.platform.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One value of a definition and its place in it. What it should be and is not becomes a fault, and a stand-in is
 * returned, so that one reading finds every fault; whoever builds something of it asks {@link Part#build}. A missing
 * value, whose fault is known already, gives stand-ins in silence.
 */
record Node(JsonNode json, String pointer, List<Fault> faults) {

    /** The longest window and age: ten years. */
    static final int MOST_DAYS = 3660;

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,5})(D|W)");
    private static final double LARGEST = 1e12;

    void fault(String detail) {
        if (!json.isMissingNode()) {
            faults.add(Fault.at(pointer, detail));
        }
    }

    Node in(String field) {
        return new Node(
                json.path(field), pointer + "/" + field.replace("~", "~0").replace("/", "~1"), faults);
    }

    /** A stand-in for a value that is not there: it finds no fault in itself. */
    Node missing() {
        return new Node(MissingNode.getInstance(), pointer, faults);
    }

    boolean isAbsent() {
        return json.isMissingNode() || json.isNull();
    }

    double number() {
        return number(-LARGEST, LARGEST);
    }

    double number(double least, double most) {
        var value = json.isNumber() ? json.doubleValue() : Double.NaN;
        if (value >= least && value <= most) {
            return value;
        }
        fault(
                Double.isFinite(value)
                        ? "must be from %s to %s".formatted(plain(least), plain(most))
                        : "must be a number");
        return Double.NaN;
    }

    int whole(int least, int most) {
        var value = json.isNumber() ? json.doubleValue() : Double.NaN;
        if (value == Math.rint(value) && value >= least && value <= most) {
            return (int) value;
        }
        fault("must be a whole number from %d to %d".formatted(least, most));
        return least;
    }

    /** A duration of whole days: {@code P28D} or {@code P4W}, at most {@value #MOST_DAYS} days. */
    int days() {
        var matcher = DAYS.matcher(json.stringValue(""));
        if (!matcher.matches()) {
            fault("must be a duration of whole days such as P28D");
            return 1;
        }
        var days = Integer.parseInt(matcher.group(1)) * (matcher.group(2).equals("W") ? 7 : 1);
        if (days < 1 || days > MOST_DAYS) {
            fault("must be from P1D to P%dD".formatted(MOST_DAYS));
        }
        return days;
    }

    /** {@link #days}, or P0D for none at all. */
    int age() {
        return json.stringValue("").equals("P0D") ? 0 : days();
    }

    String text(int longest) {
        var text = json.stringValue("");
        if (text.isBlank() || text.length() > longest) {
            fault("must be a text of 1 to %d characters".formatted(longest));
        }
        return text;
    }

    String key() {
        var key = json.stringValue("");
        if (!KEY.matcher(key).matches()) {
            fault("must be 1 to 64 of the characters a-z, 0-9, _ and -, beginning with a letter");
        }
        return key;
    }

    <T> Optional<T> oneOf(Map<String, T> words) {
        var found = Optional.ofNullable(words.get(json.stringValue("")));
        if (found.isEmpty()) {
            fault("must be one of " + String.join(", ", words.keySet()));
        }
        return found;
    }

    List<Node> items(int most) {
        if (!json.isArray()) {
            fault("must be a list");
        }
        if (json.size() > most) {
            fault("must have at most %d items".formatted(most));
        }
        return IntStream.range(0, json.isArray() ? Math.min(json.size(), most) : 0)
                .mapToObj(index -> new Node(json.get(index), pointer + "/" + index, faults))
                .toList();
    }

    /** The fields of an object whose keys are the author's own, in their order. */
    Map<String, Node> entries() {
        if (!json.isObject()) {
            fault("must be an object");
        }
        var entries = new LinkedHashMap<String, Node>();
        json.propertyNames().forEach(name -> entries.put(name, in(name)));
        return entries;
    }

    /** What the maker makes; what its constructor refuses is a fault of this value. */
    <T> Optional<T> attempt(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException refused) {
            fault(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    /** This object's fields; {@code what} it is, as in "is not a field of a metric". */
    Part fields(String what) {
        if (json.isObject()) {
            return new Part(this, what);
        }
        fault("must be an object");
        return new Part(missing(), what);
    }

    /** 100 rather than 100.0. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
