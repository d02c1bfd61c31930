package io.healthscore.access;

import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.time.Duration;

/**
 * The body that rotates a key; it may be left out.
 *
 * @param overlap how long the secret of before opens beside the new one, at most 30 days
 */
record Rotation(Duration overlap) {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration USUAL = Duration.ofDays(1);

    static Rotation of(byte[] body) {
        if (body.length == 0) {
            return new Rotation(USUAL);
        }
        var json = JsonFields.of(StrictJson.read(body));
        var rotation = new Rotation(json.duration("overlap")
                .must(overlap -> !overlap.isNegative() && overlap.compareTo(LONGEST) <= 0, "must be from PT0S to P30D")
                .or(USUAL));
        json.refuseOthers("a rotation");
        json.throwIfFaulty();
        return rotation;
    }
}
