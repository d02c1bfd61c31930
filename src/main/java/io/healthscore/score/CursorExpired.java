package io.healthscore.score;

import java.io.Serial;

/** The feed no longer knows which accounts were deleted since this cursor was given out. */
class CursorExpired extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    CursorExpired() {
        super(
                "This cursor is older than 30 days, and the feed no longer knows who was deleted since. Begin again without a"
                        + " cursor: GET /api/v1/scores/changes then walks through every account; remove those of yours that it"
                        + " does not show.");
    }
}
