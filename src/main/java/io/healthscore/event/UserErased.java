package io.healthscore.event;

/**
 * A person is being forgotten: whoever keeps the id beside the events deletes it now, in the same transaction. Published
 * at the end of each round, so perhaps more than once; never to be logged.
 */
public record UserErased(String userId) {}
