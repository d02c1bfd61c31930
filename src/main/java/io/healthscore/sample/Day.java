package io.healthscore.sample;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One customer's day: collects its events, each with an id and a time that follow from the day and the order alone.
 *
 * @param first how many events the earlier days have
 */
record Day(String accountId, LocalDate date, List<Map<String, Object>> events, int first) {

    private static final int FIRST_MINUTE = 7 * 60;
    private static final int WORKING_MINUTES = 12 * 60;

    void login(String user) {
        event("login").put("userId", user);
    }

    void session(String user, int seconds) {
        var session = event("session");
        session.put("userId", user);
        session.put("value", seconds);
    }

    void feature(String user, String name) {
        var use = event("feature_used");
        use.put("userId", user);
        use.put("name", name);
    }

    void custom(String user, String name) {
        var use = event("custom");
        use.put("userId", user);
        use.put("name", name);
    }

    void value(String type, int value) {
        event(type).put("value", value);
    }

    void named(String type, String name) {
        event(type).put("name", name);
    }

    /** A further event of the day; the caller adds what its type needs. */
    Map<String, Object> event(String type) {
        int index = events.size() - first;
        int minute = FIRST_MINUTE + index * 7 % WORKING_MINUTES;
        var event = new LinkedHashMap<String, Object>();
        event.put("id", "sample-" + date + "-" + type + "-" + index);
        event.put("type", type);
        event.put("accountId", accountId);
        event.put("occurredAt", date.atTime(minute / 60, minute % 60) + ":00Z");
        events.add(event);
        return event;
    }
}
