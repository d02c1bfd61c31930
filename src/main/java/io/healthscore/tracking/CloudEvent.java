package io.healthscore.tracking;

import io.healthscore.event.EventFields;
import io.healthscore.event.SentEvent;
import io.healthscore.platform.Fault;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CloudEvent 1.0 in its JSON format. {@code id} and {@code time} are the event's, {@code subject} is its account, {@code
 * type} its type, and {@code data} has its other fields. Extension attributes pass, and mean nothing here.
 */
final class CloudEvent {

    private static final int LONGEST = 200;
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]+|data_base64");
    private static final Pattern REFERENCE = Pattern.compile("\\P{Cc}+");

    /** The attributes that say what a field of the event says. */
    private static final Map<String, String> ATTRIBUTES =
            Map.of("/id", "/id", "/type", "/type", "/accountId", "/subject", "/occurredAt", "/time");

    private final StrictJson.Document document;
    private final JsonFields json;
    private final ObjectNode event = JsonNodeFactory.instance.objectNode();
    private final CloudEventData data;

    private CloudEvent(StrictJson.Document document) {
        this.document = document;
        this.json = JsonFields.of(document);
        this.data = new CloudEventData(document.node(), json, event);
    }

    static SentEvent structured(StrictJson.Document document) {
        return item(0, document);
    }

    /** One of a batch. */
    static SentEvent item(int index, StrictJson.Document document) {
        return new CloudEvent(document).read(index, UnaryOperator.identity());
    }

    /** @param body the data; empty if there are none */
    static SentEvent binary(StrictJson.Document attributes, byte[] body) {
        if (body.length == 0) {
            return new CloudEvent(attributes).read(0, CloudEvent::inRequest);
        }
        var data = StrictJson.read(body);
        var node = (ObjectNode) attributes.node();
        node.set(CloudEventData.PLAIN, data.node());
        var faults = new ArrayList<>(attributes.faults());
        data.faults().forEach(fault -> faults.add(fault.under(CloudEventData.PLAIN_AT)));
        return new CloudEvent(new StrictJson.Document("", node, faults)).read(0, CloudEvent::inRequest);
    }

    static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    private SentEvent read(long index, UnaryOperator<Fault> place) {
        var source = json.text("source", 1, LONGEST)
                .must(text -> REFERENCE.matcher(text).matches(), "must be a URI reference");
        if (document.node().isObject()) {
            source.required();
            readAttributes();
        }
        var faults = json.faults().stream().map(place).toList();
        return new SentEvent(
                index,
                event,
                source.orNull(),
                faults,
                fault -> place.apply(inCloudEvent(fault)),
                () -> document.node().toString());
    }

    private void readAttributes() {
        json.choice("specversion", List.of("1.0")).required();
        json.text("id", 1, LONGEST).required();
        json.instant("time").required();
        copy("id", "id");
        copy("subject", "accountId");
        copy("time", "occurredAt");
        json.text("datacontenttype", 1, LONGEST)
                .must(CloudEvent::isJson, "must be a JSON type such as application/json");
        for (var name : document.node().propertyNames()) {
            if (!ATTRIBUTE.matcher(name).matches()) {
                json.refuse(name, "is no attribute of a CloudEvent: these have lower-case letters and digits");
            }
        }
        var type = json.text("type", 1, LONGEST).required();
        if (!type.isEmpty()) {
            if (EventFields.ofType(type).isPresent()) {
                data.readOwnFields(type);
            } else {
                data.readForeign(type);
            }
        }
    }

    private void copy(String attribute, String field) {
        var value = document.node().get(attribute);
        if (value != null) {
            event.set(field, value);
        }
    }

    private static boolean isJson(String type) {
        try {
            return isJson(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    private Fault inCloudEvent(Fault fault) {
        var pointer = String.valueOf(fault.pointer());
        var attribute = ATTRIBUTES.get(pointer);
        return Fault.at(document.pointer() + (attribute == null ? data.pointer(pointer) : attribute), fault.detail());
    }

    /** In binary mode the attributes are headers, and the body is the data. */
    private static Fault inRequest(Fault fault) {
        var pointer = String.valueOf(fault.pointer());
        return pointer.equals(CloudEventData.PLAIN_AT) || pointer.startsWith(CloudEventData.PLAIN_AT + "/")
                ? Fault.at(pointer.substring(CloudEventData.PLAIN_AT.length()), fault.detail())
                : Fault.parameter(CloudEventHeaders.PREFIX + pointer.substring(1), fault.detail());
    }
}
