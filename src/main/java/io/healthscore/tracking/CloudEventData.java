package io.healthscore.tracking;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.util.Base64;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The data of a CloudEvent, which become fields of an event. */
final class CloudEventData {

    static final String PLAIN = "data";
    static final String PLAIN_AT = "/" + PLAIN;

    private static final String ENCODED = "data_base64";
    private static final Set<String> ATTRIBUTES = Set.of("id", "type", "accountId", "occurredAt");

    private final JsonNode cloudEvent;
    private final JsonFields json;
    private final ObjectNode event;
    private boolean foreign;

    CloudEventData(JsonNode cloudEvent, JsonFields json, ObjectNode event) {
        this.cloudEvent = cloudEvent;
        this.json = json;
        this.event = event;
    }

    /** Of a type of ours every field is one of the event's. */
    void readOwnFields(String type) {
        event.put("type", type);
        var data = read();
        if (data.isObject()) {
            data.properties().forEach(field -> set(field.getKey(), field.getValue()));
        } else if (!data.isMissingNode()) {
            json.refuse(name(), "must be an object: the fields of " + type);
        }
    }

    private void set(String name, JsonNode value) {
        if (ATTRIBUTES.contains(name)) {
            json.refuse(name(), "must leave " + name + " to the CloudEvent's attributes");
        } else {
            event.set(name, value);
        }
    }

    /** Of any other type the data are the product's own: properties, save the user and a number. */
    void readForeign(String type) {
        foreign = true;
        event.put("type", "custom");
        event.put("name", type);
        var data = read();
        var properties = JsonNodeFactory.instance.objectNode();
        if (data.path("properties") instanceof ObjectNode inner) {
            properties.setAll(inner);
        }
        if (data.isObject()) {
            data.properties().forEach(field -> sort(field.getKey(), field.getValue(), properties));
        } else if (!data.isMissingNode()) {
            properties.set(PLAIN, data);
        }
        if (!properties.isEmpty()) {
            event.set("properties", properties);
        }
    }

    private void sort(String name, JsonNode value, ObjectNode properties) {
        boolean own = name.equals("userId") && value.isString() || name.equals("value") && value.isNumber();
        if (own) {
            event.set(name, value);
        } else if (!(name.equals("properties") && value.isObject())) {
            properties.set(name, value);
        }
    }

    /** Where a field of the event stands in the CloudEvent. */
    String pointer(String field) {
        if (foreign && field.equals("/name")) {
            return "/type";
        }
        boolean whole = cloudEvent.hasNonNull(ENCODED) || foreign && field.equals("/properties");
        return "/" + name() + (whole ? "" : field);
    }

    private String name() {
        return cloudEvent.hasNonNull(ENCODED) ? ENCODED : PLAIN;
    }

    private JsonNode read() {
        var plain = cloudEvent.path(PLAIN);
        if (!cloudEvent.hasNonNull(ENCODED)) {
            return plain.isNull() ? MissingNode.getInstance() : plain;
        }
        if (cloudEvent.hasNonNull(PLAIN)) {
            json.refuse(ENCODED, "must not be there beside data");
        }
        return decoded(cloudEvent.get(ENCODED));
    }

    private JsonNode decoded(JsonNode encoded) {
        try {
            var document = StrictJson.read(Base64.getDecoder().decode(encoded.asString("")));
            document.faults().forEach(this::refuse);
            return document.node();
        } catch (IllegalArgumentException | InvalidRequest broken) {
            json.refuse(ENCODED, "must be JSON in base64");
            return MissingNode.getInstance();
        }
    }

    private void refuse(Fault fault) {
        json.refuse(ENCODED, "holds JSON that is refused: " + fault.sentence());
    }
}
