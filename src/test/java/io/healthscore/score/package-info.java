@NullMarked
package io.healthscore.score;

import org.jspecify.annotations.NullMarked;
