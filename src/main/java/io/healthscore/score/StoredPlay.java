package io.healthscore.score;

import io.healthscore.scoring.PlayText;
import java.util.List;

/**
 * A suggested play as it is stored for lists of accounts: sentence by sentence, so that what one account cannot know of
 * the others is still to be filled in.
 *
 * @param sentences those with a {brace} wait for somebody who knows more
 * @param features that it is about
 */
public record StoredPlay(String key, List<String> sentences, List<String> features) {

    static StoredPlay of(PlayText play) {
        return new StoredPlay(play.key(), play.sentences(), play.features());
    }

    public PlayText toText() {
        return new PlayText(key, sentences, features);
    }
}
