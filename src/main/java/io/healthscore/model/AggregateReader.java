package io.healthscore.model;

import io.healthscore.scoring.Value;
import java.util.function.Supplier;

/** Reads the fields of one aggregate; the value can be made once nothing is wrong with the part. */
@FunctionalInterface
interface AggregateReader {

    Supplier<Value> read(Part part);
}
