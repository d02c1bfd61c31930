package io.healthscore.insight;

import java.util.List;

/**
 * What to do about an account, and what to write to it.
 *
 * @param features that it is about: to be shown to the account, or used by it already
 */
record SuggestedPlay(String key, String text, List<String> features) {}
