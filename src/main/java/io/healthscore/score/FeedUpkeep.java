package io.healthscore.score;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the changes feed going, on whichever replica is first. */
@Component
class FeedUpkeep {

    private final Numbering numbering;

    FeedUpkeep(Numbering numbering) {
        this.numbering = numbering;
    }

    @Scheduled(fixedDelayString = "PT0.2S")
    void number() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = numbering.step();
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void purge() {
        numbering.purge();
    }
}
