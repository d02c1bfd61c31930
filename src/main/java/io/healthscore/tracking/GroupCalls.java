package io.healthscore.tracking;

import io.healthscore.account.AccountDoor;
import io.healthscore.account.AccountIds;
import io.healthscore.event.EventDoor;
import io.healthscore.platform.Fault;
import io.healthscore.platform.StrictJson;
import io.healthscore.tracking.UserGroups.Joined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** What group calls tell: which accounts there are, what is said of them, and who is in which. */
@Component
class GroupCalls {

    /** Longer than any client goes on trying. */
    private static final Duration ON_THEIR_WAY = Duration.ofDays(1);

    private final AccountDoor accounts;
    private final Traits traits;
    private final UserGroups groups;

    GroupCalls(AccountDoor accounts, Traits traits, UserGroups groups) {
        this.accounts = accounts;
        this.traits = traits;
        this.groups = groups;
    }

    /** Takes them in the order of their own times, and says of each of these calls, by its place, what is wrong with it. */
    Map<Long, List<Fault>> take(List<Message> calls, Instant now) {
        var faults = new HashMap<Long, List<Fault>>();
        calls.forEach(call -> faults.put(call.index(), faults(call, now)));
        var good = calls.stream()
                .filter(call -> isGood(call, faults))
                .sorted(Comparator.comparing(call -> call.time(now).orElse(now)))
                .toList();
        var refused = accounts.merge(good.stream().map(this::account).toList());
        for (int i = 0; i < good.size(); i++) {
            var call = good.get(i);
            faults.put(
                    call.index(),
                    refused.get(i).stream().map(fault -> inCall(call, fault)).toList());
        }
        var joined = good.stream()
                .filter(call -> isGood(call, faults))
                .flatMap(call -> joined(call, now).stream())
                .toList();
        if (!joined.isEmpty()) {
            groups.keep(joined, now.minus(ON_THEIR_WAY));
        }
        return faults;
    }

    private static boolean isGood(Message call, Map<Long, List<Fault>> faults) {
        return faults.getOrDefault(call.index(), List.of()).isEmpty();
    }

    private static List<Fault> faults(Message call, Instant now) {
        var faults = new ArrayList<>(call.document().faults());
        var group = call.text("groupId");
        if (group == null) {
            faults.add(call.fault("groupId", Message.isSaid(call.field("groupId")) ? "must be a text" : "is required"));
        } else if (!AccountIds.allows(group)) {
            faults.add(call.fault("groupId", AccountIds.RULE));
        }
        timeFault(call, now).ifPresent(faults::add);
        if (Message.isSaid(call.field("traits")) && !call.field("traits").isObject()) {
            faults.add(call.fault("traits", "must be an object"));
        }
        return faults;
    }

    /** However old a call is, it may tell the group of events of today. */
    private static Optional<Fault> timeFault(Message call, Instant now) {
        var at = call.time(now);
        if (at.isEmpty()) {
            return Optional.of(call.fault(call.timeField(), "must be an RFC 3339 time such as 2026-03-01T09:30:00Z"));
        }
        return at.filter(time -> time.isAfter(now.plus(EventDoor.MAX_AHEAD)))
                .map(ahead -> call.fault(call.timeField(), "is more than a day ahead"));
    }

    private StrictJson.Document account(Message call) {
        var id = String.valueOf(call.text("groupId"));
        var said = call.field("traits").isObject() ? call.field("traits") : JsonNodeFactory.instance.objectNode();
        return new StrictJson.Document("", traits.account(id, said), List.of());
    }

    private Fault inCall(Message call, Fault fault) {
        var parts = String.valueOf(fault.pointer()).split("/");
        return call.fault(parts.length > 1 ? traits.origin(parts[1]) : "traits", fault.detail());
    }

    private static Optional<Joined> joined(Message call, Instant now) {
        var at = call.time(now).orElse(now);
        return call.user().map(user -> new Joined(user, at, String.valueOf(call.text("groupId"))));
    }
}
