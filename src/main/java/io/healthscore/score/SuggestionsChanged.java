package io.healthscore.score;

import java.util.List;

/** Scores were stored that suggest other plays than before, or with which an account came to be at risk or recovered. */
record SuggestionsChanged(List<SuggestionChange> changes) {}
