package io.healthscore.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook can be told. */
enum MessageType {
    BAND_CHANGED("score.band_changed"),
    DROPPED("score.dropped"),
    AT_RISK("account.at_risk"),
    RECOVERED("account.recovered"),
    EXPANSION_READY("account.expansion_ready"),
    OVERRIDE_EXPIRED("override.expired"),
    MODEL_ACTIVATED("model.activated"),
    /** In the place of everything that doubtful data would have announced. */
    DATA_SUSPECT("data.suspect"),
    /** Sent when somebody asks for it; nobody subscribes to it. */
    TEST("webhook.test");

    private final String word;

    MessageType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<MessageType> subscribable(String word) {
        return Arrays.stream(values())
                .filter(type -> type != TEST && type.word.equals(word))
                .findFirst();
    }

    /** Those that somebody can subscribe to. */
    static List<String> words() {
        return Arrays.stream(values())
                .filter(type -> type != TEST)
                .map(MessageType::word)
                .toList();
    }
}
