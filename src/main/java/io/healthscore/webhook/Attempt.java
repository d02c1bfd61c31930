package io.healthscore.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What is to be sent, and where. Claimed: nobody else sends it meanwhile.
 *
 * @param secrets that sign it: during a rotation's overlap the former one too
 * @param number 1 for the first
 * @param dueSince when the delivery was first due
 */
record Attempt(
        long deliveryId,
        String webhookId,
        URI url,
        List<Secret> secrets,
        String messageId,
        String body,
        int number,
        Instant dueSince) {

    String signature(Instant at) {
        return String.join(
                " ",
                secrets.stream().map(secret -> secret.sign(messageId, at, body)).toList());
    }
}
