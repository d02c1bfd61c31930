@NullMarked
package io.healthscore.account;

import org.jspecify.annotations.NullMarked;
