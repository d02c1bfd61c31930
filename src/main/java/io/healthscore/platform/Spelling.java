package io.healthscore.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Guesses what somebody meant to write. */
public final class Spelling {

    private static final int FARTHEST = 2;

    /** Longer words are no typos, and comparing them would take long. */
    private static final int LONGEST = 40;

    private Spelling() {}

    /** Such as {@code ; did you mean accountId?}, or nothing if no word is near. */
    static String hint(String written, Collection<String> words) {
        if (written.length() > LONGEST) {
            return "";
        }
        int farthest = Math.min(FARTHEST, written.length() / 2);
        return words.stream()
                .filter(word -> distance(word, written) <= farthest)
                .min(Comparator.comparingInt(word -> distance(word, written)))
                .map(word -> "; did you mean " + word + "?")
                .orElse("");
    }

    /** The words that are most like what was written, the likest first; however unlike they are. */
    public static List<String> nearest(String written, Collection<String> words, int most) {
        return words.stream()
                .map(word -> Map.entry(word, distance(cut(word), cut(written))))
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String cut(String word) {
        return word.substring(0, Math.min(LONGEST, word.length()));
    }

    /** How many letters must be put in, taken out or replaced; case and underscores do not count. */
    private static int distance(String one, String other) {
        var a = bare(one);
        var b = bare(other);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
