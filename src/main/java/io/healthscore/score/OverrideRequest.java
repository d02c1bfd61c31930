package io.healthscore.score;

import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** The body that sets an override; all of it is required. */
record OverrideRequest(BigDecimal score, String reason, String author, Instant expiresAt) {

    private static final Duration LONGEST = Duration.ofDays(180);
    private static final BigDecimal MOST = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    static OverrideRequest of(StrictJson.Document body, Instant now) {
        var json = JsonFields.of(body);
        var request = new OverrideRequest(
                json.decimal("score", BigDecimal.ZERO, MOST)
                        .must(score -> score.stripTrailingZeros().scale() <= DECIMALS, "must have at most two decimals")
                        .required()
                        .setScale(DECIMALS, RoundingMode.HALF_UP),
                json.text("reason", 1, 2000)
                        .must(reason -> !reason.isBlank(), "must say why")
                        .required(),
                json.text("author", 1, 200)
                        .must(author -> !author.isBlank(), "must say who")
                        .required(),
                json.instant("expiresAt")
                        .must(time -> time.isAfter(now), "must be in the future")
                        .must(time -> !time.isAfter(now.plus(LONGEST)), "must be at most 180 days ahead")
                        .required());
        json.refuseOthers("an override");
        json.throwIfFaulty();
        return request;
    }
}
