/** Generates the API's document from the running controllers, and holds the committed one to it. */
@NullMarked
package io.healthscore.openapi;

import org.jspecify.annotations.NullMarked;
