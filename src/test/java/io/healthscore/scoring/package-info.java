@NullMarked
package io.healthscore.scoring;

import org.jspecify.annotations.NullMarked;
