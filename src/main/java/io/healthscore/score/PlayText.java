package io.healthscore.score;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a play says to the customer. A sentence whose {braces} have nothing to say is left out; none of them is filled
 * yet, so only the sentences without any are said.
 */
final class PlayText {

    private static final String SENTENCE_END = "(?<=[.?!])\\s+";

    private PlayText() {}

    static String of(String text) {
        return Arrays.stream(text.strip().split(SENTENCE_END))
                .filter(sentence -> sentence.indexOf('{') < 0)
                .collect(Collectors.joining(" "));
    }
}
