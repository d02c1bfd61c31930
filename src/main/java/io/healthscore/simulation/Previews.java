package io.healthscore.simulation;

import io.healthscore.platform.Times;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/** Runs previews in the threads of those who ask for them. Nothing is written. */
@Component
class Previews {

    private final Population population;
    private final Plans plans;
    private final Turns turns;
    private final Clock clock;
    private final Queue<Progress> running = new ConcurrentLinkedQueue<>();
    private long begun;

    Previews(Population population, Plans plans, Turns turns, Clock clock) {
        this.population = population;
        this.plans = plans;
        this.turns = turns;
        this.clock = clock;
    }

    /** Those that run in this process now, in the order in which they began. */
    List<Progress> running() {
        return List.copyOf(running);
    }

    /**
     * Gives the audience every account that is neither excluded nor churned, by id.
     *
     * @throws NoPlaceLeft when as many run as may
     */
    void run(PreviewRequest request, Audience audience) {
        try (var place = turns.take()) {
            var progress = begin(request, request.walks() * population.size());
            try {
                run(request, new Walk(population, place, progress, audience::isThere), audience);
            } finally {
                running.remove(progress);
            }
        }
    }

    private synchronized Progress begin(PreviewRequest request, long total) {
        var progress = new Progress(++begun, request, Times.cut(clock.instant()), total);
        running.add(progress);
        return progress;
    }

    private void run(PreviewRequest request, Walk walk, Audience audience) {
        var plan = plans.of(request, walk);
        walk.over(plan.extent(), plan.sides()::compare, comparisons -> comparisons.forEach(audience::take));
    }
}
