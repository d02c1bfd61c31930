package io.healthscore.simulation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Passes the accounts page by page, in turns with other simulations, for as long as somebody listens.
 *
 * @param isThere throws when nobody does any more
 */
record Walk(Population population, Turns.Place place, Progress progress, Runnable isThere) {

    /**
     * Once over all accounts.
     *
     * @param work what is computed of a page, in a turn
     * @param taking what becomes of it, outside of turns: a slow client holds up nobody else
     */
    <T> void over(Extent extent, Function<List<Member>, T> work, Consumer<T> taking) {
        var page = next(Population.BEGINNING, extent, work);
        while (true) {
            taking.accept(page.worked);
            progress.add(page.slice.passed());
            if (page.slice.isLast()) {
                return;
            }
            isThere.run();
            page = next(page.slice.end(), extent, work);
        }
    }

    private <T> Page<T> next(String end, Extent extent, Function<List<Member>, T> work) {
        return place.turn(
                () -> {
                    var slice = population.after(end, extent);
                    return new Page<>(slice, work.apply(slice.members()));
                },
                isThere);
    }

    private record Page<T>(Population.Slice slice, T worked) {}
}
