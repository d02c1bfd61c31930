package io.healthscore.simulation;

import io.healthscore.model.ModelVersion;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be previewed.
 *
 * @param candidate a stored version, or a definition that is stored nowhere
 * @param day the live one or a past one
 * @param segment only accounts that were in it on the day; null for all
 */
record PreviewRequest(
        ModelVersion candidate, LocalDate day, @Nullable String segment) {}
