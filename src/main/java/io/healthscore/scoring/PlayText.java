package io.healthscore.scoring;

import io.healthscore.account.AccountFacts;
import io.healthscore.signal.FeedStarts;
import io.healthscore.signal.SignalWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a play says to one account: a pure function of what its score was made of. Filled sentence by sentence, since a
 * sentence whose {braces} have nothing to say is left out.
 *
 * @param sentences in order; those with a brace left say nothing until somebody who knows more fills it
 * @param features that the play is about, as far as the account and the model's lists tell
 */
public record PlayText(String key, List<String> sentences, List<String> features) {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+");

    /** With the word after it, which is singular for exactly one. */
    private static final Pattern BRACE = Pattern.compile("\\{(\\w+)}( \\w+s\\b)?");

    public PlayText {
        sentences = List.copyOf(sentences);
        features = List.copyOf(features);
    }

    /** What the texts may speak of beside the score. */
    public record About(AccountFacts facts, String name, SignalWindow window) {}

    public static PlayText of(Suggestion suggestion, Score score, About about) {
        var subject = Subject.of(
                new FeedStarts(Map.of()), about.facts(), new SelectedSignals(about.window()), score.day(), 0);
        var blanks = new Blanks(suggestion, subject, about.name());
        var template = suggestion.play().text().strip();
        boolean named = template.contains("{features}");
        return new PlayText(
                        suggestion.key(),
                        SENTENCE_END.splitAsStream(template).toList(),
                        named ? blanks.features() : List.of())
                .filled(blanks::fill);
    }

    /** With those braces filled that something is known for. */
    public PlayText filled(Function<String, Optional<String>> blanks) {
        return new PlayText(
                key, sentences.stream().map(sentence -> fill(sentence, blanks)).toList(), features);
    }

    /** The same, about these features where it was left open which; as it is where none are known. */
    public PlayText about(List<String> names) {
        return names.isEmpty()
                ? this
                : new PlayText(key, sentences, names)
                        .filled(brace ->
                                brace.equals("features") ? Optional.of(Words.enumeration(names)) : Optional.empty());
    }

    /** Whether it is left open which features it is about. */
    public boolean wantsFeatures() {
        return sentences.stream().anyMatch(sentence -> sentence.contains("{features}"));
    }

    /** What can be said now. */
    public String text() {
        return sentences.stream().filter(sentence -> !isOpen(sentence)).collect(Collectors.joining(" "));
    }

    /** Whether a sentence waits for somebody who knows more. */
    public boolean isOpen() {
        return sentences.stream().anyMatch(PlayText::isOpen);
    }

    private static boolean isOpen(String sentence) {
        return sentence.indexOf('{') >= 0;
    }

    private static String fill(String sentence, Function<String, Optional<String>> blanks) {
        return BRACE.matcher(sentence).replaceAll(match -> {
            var word = Optional.ofNullable(match.group(2)).orElse("");
            var filled = blanks.apply(match.group(1))
                    .map(text -> text.equals("1") ? text + Words.singular(word) : unbraced(text) + word);
            return Matcher.quoteReplacement(filled.orElse(match.group()));
        });
    }

    /** A name with a brace in it must not look like one that is left. */
    private static String unbraced(String text) {
        return text.replace('{', '(').replace('}', ')');
    }
}
