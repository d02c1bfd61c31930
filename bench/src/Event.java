import java.time.Instant;

/** An event as the API takes it. The fields of its type come as JSON members. */
record Event(String id, String type, String accountId, String userId, Instant occurredAt, String fields) {
    static Event of(String id, String type, String accountId, Instant at, String fields) {
        return new Event(id, type, accountId, null, at, fields);
    }

    Event by(String user) {
        return new Event(id, type, accountId, user, occurredAt, fields);
    }

    void appendTo(StringBuilder json) {
        json.append("{\"id\":").append(Json.text(id));
        json.append(",\"type\":\"").append(type);
        json.append("\",\"accountId\":").append(Json.text(accountId));
        if (userId != null) {
            json.append(",\"userId\":").append(Json.text(userId));
        }
        json.append(",\"occurredAt\":\"").append(occurredAt).append('"').append(fields).append("}\n");
    }
}
