package io.healthscore.tracking;

import io.healthscore.event.EventDoor;
import io.healthscore.event.SentEvent;
import io.healthscore.platform.Fault;
import io.healthscore.platform.Times;
import io.healthscore.tracking.UserGroups.Question;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the calls of one request: group calls first, whose users' events may be in the same batch, then everything that is
 * an event. Identify and alias are taken, and nothing is kept of them.
 */
@Component
class Tracking {

    private static final Set<String> EVENTS = Set.of("track", "page", "screen");

    private final GroupCalls groupCalls;
    private final UserGroups groups;
    private final TrackedEvents events;
    private final EventDoor door;
    private final Clock clock;

    Tracking(GroupCalls groupCalls, UserGroups groups, TrackedEvents events, EventDoor door, Clock clock) {
        this.groupCalls = groupCalls;
        this.groups = groups;
        this.events = events;
        this.door = door;
        this.clock = clock;
    }

    TrackingAnswer take(List<Message> calls) {
        var now = Times.cut(clock.instant());
        var faults = groupCalls.take(
                calls.stream().filter(call -> call.type().equals(Message.GROUP)).toList(), now);
        var accounts = accounts(calls, now);
        var sent = new ArrayList<SentEvent>();
        for (var call : calls) {
            if (EVENTS.contains(call.type())) {
                sent.add(events.translate(call, accounts.getOrDefault(call.index(), MissingNode.getInstance()), now));
            } else {
                refused(call, faults.getOrDefault(call.index(), faults(call))).forEach(sent::add);
            }
        }
        return TrackingAnswer.of(door.takeSmallBatch(sent), calls.size() - sent.size());
    }

    private Map<Long, JsonNode> accounts(List<Message> calls, Instant now) {
        var accounts = new HashMap<Long, JsonNode>();
        var unnamed = new ArrayList<Message>();
        for (var call : calls) {
            if (EVENTS.contains(call.type())) {
                if (Message.isSaid(call.group())) {
                    accounts.put(call.index(), call.group());
                } else {
                    unnamed.add(call);
                }
            }
        }
        var found = groups.find(unnamed.stream()
                .flatMap(call -> question(call, now).stream())
                .distinct()
                .toList());
        for (var call : unnamed) {
            question(call, now)
                    .map(found::get)
                    .ifPresent(account -> accounts.put(call.index(), JsonNodeFactory.instance.stringNode(account)));
        }
        return accounts;
    }

    private static Optional<Question> question(Message call, Instant now) {
        var id = call.text("messageId");
        return call.time(now).flatMap(at -> call.user().map(user -> new Question(user, at, id == null ? "" : id)));
    }

    private static List<Fault> faults(Message call) {
        if (!call.document().node().isObject()) {
            return List.of(Fault.at(call.document().pointer(), "must be an object: one call"));
        }
        return call.type().isEmpty()
                ? List.of(call.fault("type", "must be one of " + String.join(", ", Message.TYPES)))
                : call.document().faults();
    }

    /** Nothing, if nothing is wrong. */
    private static Stream<SentEvent> refused(Message call, List<Fault> faults) {
        if (faults.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new SentEvent(call.index(), identity(call), null, faults, fault -> fault, call::payload));
    }

    private static ObjectNode identity(Message call) {
        var identity = JsonNodeFactory.instance.objectNode();
        if (call.text("messageId") != null) {
            identity.put("id", call.text("messageId"));
        }
        if (call.text("groupId") != null) {
            identity.put("accountId", call.text("groupId"));
        }
        return identity;
    }
}
