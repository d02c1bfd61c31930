package io.healthscore.event;

/** More events wait to be stored than can be in a reasonable time: nothing was stored, and to try again in a second is right. */
public class Overloaded extends RuntimeException {

    Overloaded(int waiting) {
        super(waiting + " events wait to be stored already");
    }
}
