package io.healthscore.event;

import org.springframework.stereotype.Component;

/** Corrects what was taken in; each correction leaves the signals equal to what a rebuild makes. */
@Component
class Corrections {

    private final Voiding voiding;
    private final Repetition repetition;

    Corrections(Voiding voiding, Repetition repetition) {
        this.voiding = voiding;
        this.repetition = repetition;
    }

    void voidEvent(EventKey key) {
        repetition.of(() -> voiding.of(key));
    }
}
