package io.healthscore.simulation;

/** What a preview reads and what it compares, fixed when it begins: an activation meanwhile changes nothing in it. */
record Plan(Extent extent, Sides sides) {}
