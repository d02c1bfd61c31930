package io.healthscore.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The reference library of Standard Webhooks is the judge. */
class SecretTests {

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.25Z");
    private static final String BODY = "{\"type\":\"webhook.test\",\"data\":{\"text\":\"é ü ✓\"}}";

    @Test
    void signsAsTheReferenceLibraryDoes() throws Exception {
        for (int i = 0; i < 20; i++) {
            var secret = Secret.random();
            var reference = new com.standardwebhooks.Webhook(secret.shown());

            assertThat(secret.sign("msg_" + i, AT, BODY))
                    .isEqualTo(reference.sign("msg_" + i, AT.getEpochSecond(), BODY));
        }
    }

    /** Java would write a number in Arabic digits there. */
    @Test
    void signsTheSameWhateverTheMachineSpeaks() {
        var secret = Secret.random();
        var signed = secret.sign("msg_1", AT, BODY);
        var machines = Locale.getDefault();

        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(secret.sign("msg_1", AT, BODY)).isEqualTo(signed);
        } finally {
            Locale.setDefault(machines);
        }
    }

    @Test
    void showsItselfToNobodyElse() {
        var secret = Secret.random();

        assertThat(secret.shown())
                .startsWith("whsec_")
                .isNotEqualTo(Secret.random().shown());
        assertThat(List.of(secret).toString()).doesNotContain(secret.shown().substring("whsec_".length()));
    }
}
