package io.healthscore.event;

import io.healthscore.platform.Fault;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One item of a request, read.
 *
 * @param index its place among the request's items, from 0
 * @param payload what was sent, for the list of rejections; made only when it is needed
 * @param origin says of a fault by a pointer into the event where in the request that is
 */
record Item(long index, Reading reading, Supplier<String> payload, UnaryOperator<Fault> origin) {

    /** One of a batch or stream of events as they are. */
    static Item of(long index, Reading reading, Supplier<String> payload) {
        return new Item(index, reading, payload, fault -> fault.under(pointer(index)));
    }

    /** The only one of its request. */
    static Item single(Reading reading, Supplier<String> payload) {
        return new Item(0, reading, payload, UnaryOperator.identity());
    }

    /** Such as {@code /2}, which the pointers of a batch's faults begin with. */
    static String pointer(long index) {
        return "/" + index;
    }
}
