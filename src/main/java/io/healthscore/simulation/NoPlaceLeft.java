package io.healthscore.simulation;

import java.io.Serial;

/** As many simulations run as may at the same time; one of them will end soon. */
class NoPlaceLeft extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    NoPlaceLeft(int places) {
        super(places + " simulations run already");
    }
}
