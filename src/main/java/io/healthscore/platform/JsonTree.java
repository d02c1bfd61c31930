package io.healthscore.platform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Builds one document's tree by hand, since only here every doubled key and every text is seen with its place. */
final class JsonTree {

    /** Arrays and objects inside one another, the outermost included; an array of items has one level more. */
    static final int DEPTH = 20;

    /** A number of more digits before its point is infinite to most readers, and too much for the database. */
    private static final int DIGITS = 308;

    /** To read many more digits takes time that grows with their square. */
    private static final int CHARACTERS = 1000;

    /** More faults in one item help nobody, and would let a small body fill the memory. */
    private static final int MOST_FAULTS = 20;

    /** What a fault's own pointer must not hand on: controls, and the surrogates that stand alone. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final StrictJson.Items limits;
    private final List<Fault> faults = new ArrayList<>();
    private int faultsOfItem;

    JsonTree(JsonParser parser, StrictJson.Items limits) {
        this.parser = parser;
        this.limits = limits;
    }

    List<Fault> faults() {
        return faults;
    }

    JsonNode read() {
        var first = parser.nextToken();
        if (first == null) {
            throw new InvalidRequest(Fault.at("", "is empty"));
        }
        var root = first == JsonToken.START_ARRAY && limits.field() == null ? items("") : value(first, DEPTH);
        if (parser.nextToken() != null) {
            throw new InvalidRequest(Fault.at("", "must be one JSON value, but goes on after its end"));
        }
        return root;
    }

    private JsonNode items(String pointer) {
        var items = NODES.arrayNode();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (items.size() == limits.most()) {
                throw new BodyTooLarge("An array has at most " + limits.most() + " items here; send it in parts.");
            }
            items.add(item(token, pointer + "/" + items.size()));
        }
        return items;
    }

    private JsonNode item(JsonToken first, String pointer) {
        faultsOfItem = 0;
        long start = parser.currentTokenLocation().getByteOffset();
        var item = value(first, DEPTH);
        if (parser.currentLocation().getByteOffset() - start > limits.largest().toBytes()) {
            faults.add(0, Fault.at(pointer, "is larger than " + limits.largest().toKilobytes() + " KiB"));
        }
        return item;
    }

    private JsonNode value(JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> depth == 0 ? tooDeep() : object(depth - 1);
            case START_ARRAY -> depth == 0 ? tooDeep() : array(depth - 1);
            case VALUE_STRING -> NODES.stringNode(checked(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private JsonNode object(int depth) {
        var object = NODES.objectNode();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            checked(name);
            if (object.has(name)) {
                fault("is there twice");
            }
            var token = parser.nextToken();
            object.set(name, isItems(name, token, depth) ? items("/" + name) : value(token, depth));
        }
        return object;
    }

    private boolean isItems(String name, JsonToken token, int depth) {
        return depth == DEPTH - 1 && token == JsonToken.START_ARRAY && name.equals(limits.field());
    }

    private JsonNode array(int depth) {
        var array = NODES.arrayNode();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, depth));
        }
        return array;
    }

    private JsonNode number(JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() < 19) {
            return NODES.numberNode(parser.getLongValue());
        }
        if (parser.getStringLength() > CHARACTERS) {
            return beyondBounds();
        }
        var decimal = parser.getDecimalValue();
        if ((long) decimal.precision() - decimal.scale() > DIGITS || decimal.scale() > DIGITS) {
            return beyondBounds();
        }
        return decimal.scale() == 0 ? NODES.numberNode(decimal.unscaledValue()) : NODES.numberNode(decimal);
    }

    private JsonNode beyondBounds() {
        fault("is a number beyond all bounds");
        return NODES.numberNode(BigDecimal.ZERO);
    }

    private JsonNode tooDeep() {
        fault("is nested too deep: " + DEPTH + " levels at most");
        parser.skipChildren();
        return NODES.nullNode();
    }

    private String checked(String text) {
        if (text.indexOf('\0') >= 0) {
            fault("must not contain U+0000");
        } else if (hasLoneSurrogate(text)) {
            fault("must not contain half a surrogate pair");
        }
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (Character.isLowSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private void fault(String detail) {
        if (faultsOfItem++ < MOST_FAULTS) {
            var pointer = parser.streamReadContext().pathAsPointer().toString();
            faults.add(Fault.at(UNPRINTABLE.matcher(pointer).replaceAll("\uFFFD"), detail));
        }
    }
}
