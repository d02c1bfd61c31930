package io.healthscore.model;

/** What names a version of a scoring model. */
record VersionId(String key, int version) {}
