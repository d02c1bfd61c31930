package io.healthscore.insight;

import io.healthscore.score.StoredPlay;
import io.healthscore.scoring.PlayText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was stored to say about an account, with what only the other accounts tell filled in. */
@Component
class Advice {

    private static final TypeReference<List<StoredPlay>> PLAYS = new TypeReference<>() {};

    private final JsonMapper json;

    Advice(JsonMapper json) {
        this.json = json;
    }

    /** @param answer of the account's score */
    Told told(String answer) {
        return json.readValue(answer, Told.class);
    }

    /**
     * The suggested plays.
     *
     * @param open those of them that the answer does not tell all of
     * @param features to show the account
     */
    List<SuggestedPlay> plays(Told told, @Nullable String open, List<String> features) {
        Map<String, PlayText> texts = open == null
                ? Map.of()
                : json.readValue(open, PLAYS).stream()
                        .map(play -> play.toText())
                        .collect(Collectors.toMap(PlayText::key, Function.identity(), (first, second) -> first));
        return told.plays().stream()
                .map(play -> texts.containsKey(play.key())
                        ? about(features, texts.get(play.key()))
                        : new SuggestedPlay(play.key(), play.text(), List.of()))
                .toList();
    }

    static SuggestedPlay of(PlayText play) {
        return new SuggestedPlay(play.key(), play.text(), play.features());
    }

    private static SuggestedPlay about(List<String> features, PlayText play) {
        return of(play.wantsFeatures() ? play.about(features) : play);
    }
}
