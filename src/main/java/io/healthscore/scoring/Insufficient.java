package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import java.util.List;

/**
 * Why there is no score, and what would bring one.
 *
 * @param because a sentence
 * @param send the types of events whose arrival would lift the coverage
 */
public record Insufficient(String because, List<EventType> send) {}
