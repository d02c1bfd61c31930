package io.healthscore.signal;

/**
 * What is known of the feeds at a moment.
 *
 * @param moves how often any start has moved; never falls, and another number means other starts
 */
public record Feed(FeedStarts starts, long moves) {}
