package io.healthscore.event;

import io.healthscore.platform.Fault;
import io.healthscore.platform.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item that another door took in, put into the words of the events API.
 *
 * @param index its place among the request's items, from 0
 * @param fields of the event; without a {@code type} the faults are all that is said of it
 * @param source whose ids are a space of their own; null if they are those of all clients
 * @param faults what the door found wrong, by pointers into the request
 * @param origin says of a fault by a pointer into the fields where in the request that is
 * @param payload the item as sent, for the list of rejections; made only when it is needed
 */
public record SentEvent(
        long index,
        ObjectNode fields,
        @Nullable String source,
        List<Fault> faults,
        UnaryOperator<Fault> origin,
        Supplier<String> payload) {

    public SentEvent {
        faults = List.copyOf(faults);
    }

    Item read(Reception reception) {
        var reading = EventReader.read(new StrictJson.Document("", fields, List.of()), reception, source);
        return new Item(index, faults.isEmpty() ? translated(reading) : refused(reading), payload, origin);
    }

    private Reading translated(Reading reading) {
        return reading instanceof Reading.Faulty faulty
                ? new Reading.Faulty(
                        faulty.accountId(),
                        faulty.id(),
                        faulty.faults().stream().map(origin).toList())
                : reading;
    }

    private Reading refused(Reading reading) {
        if (reading instanceof Reading.Valid valid) {
            return new Reading.Faulty(
                    valid.accountId(), EventId.of(valid.event().id()).id(), faults);
        }
        var faulty = (Reading.Faulty) reading;
        return new Reading.Faulty(faulty.accountId(), faulty.id(), fields.has("type") ? with(faulty.faults()) : faults);
    }

    /** Where the door has found something wrong already, a second sentence says nothing new. */
    private List<Fault> with(List<Fault> others) {
        var said = faults.stream().map(SentEvent::place).collect(Collectors.toSet());
        var all = new ArrayList<>(faults);
        others.stream()
                .map(origin)
                .filter(fault -> !said.contains(place(fault)))
                .forEach(all::add);
        return all;
    }

    private static Fault place(Fault fault) {
        return new Fault(fault.pointer(), fault.parameter(), "");
    }
}
