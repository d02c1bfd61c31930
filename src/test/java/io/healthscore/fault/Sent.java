package io.healthscore.fault;

/** An event as its client sends it, in the same words each time. */
record Sent(String account, String id, String json) {}
