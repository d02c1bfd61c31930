/** Tells a software company how healthy each of its customers is, why, and what to do. */
@NullMarked
package io.healthscore;

import org.jspecify.annotations.NullMarked;
