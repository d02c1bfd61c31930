package io.healthscore.account;

import io.healthscore.platform.StrictJson;
import jakarta.persistence.AttributeConverter;
import tools.jackson.databind.node.ObjectNode;

/** Keeps attributes as they were sent: no number turns into a double on its way through the database. */
class AttributesColumn implements AttributeConverter<ObjectNode, String> {

    @Override
    public String convertToDatabaseColumn(ObjectNode attributes) {
        return attributes.toString();
    }

    @Override
    public ObjectNode convertToEntityAttribute(String column) {
        return StrictJson.read(column).node().asObject();
    }
}
