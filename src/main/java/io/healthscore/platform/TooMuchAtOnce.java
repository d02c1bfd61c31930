package io.healthscore.platform;

import java.io.Serial;

/** The bodies that are being read leave no room in memory for more of this one: the same request may fit a moment later. */
final class TooMuchAtOnce extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;
}
