package io.healthscore.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** What lists repeat of an account's stored answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Told(List<Reason> reasons, List<Play> plays) {

    /** What to do, without what only the other accounts tell. */
    record Play(String key, String text) {}
}
