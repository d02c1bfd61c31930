package io.healthscore.platform;

import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.DisconnectedClientHelper;

/** A request that came only in part, since its client is gone or its chunks are none: nothing failed here. */
final class BrokenRequest {

    private BrokenRequest() {}

    static boolean isCauseOf(Throwable failure) {
        return DisconnectedClientHelper.isClientDisconnectedException(failure) || isBadlyFramed(failure);
    }

    private static boolean isBadlyFramed(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadRequestException) {
                return true;
            }
        }
        return false;
    }
}
