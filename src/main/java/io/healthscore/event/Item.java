package io.healthscore.event;

import java.util.function.Supplier;

/**
 * One item of a request, read.
 *
 * @param index its place among the request's items, from 0
 * @param payload what was sent, for the list of rejections; made only when it is needed
 */
record Item(long index, Reading reading, Supplier<String> payload) {

    /** Such as {@code /2}, which the pointers of a batch's faults begin with. */
    static String pointer(long index) {
        return "/" + index;
    }
}
