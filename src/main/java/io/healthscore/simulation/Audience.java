package io.healthscore.simulation;

/** Who takes a preview, account by account. Both methods throw when nobody listens any more, which ends the preview. */
interface Audience {

    void take(Comparison comparison);

    /** Called again and again while there is nothing to take. */
    void isThere();
}
