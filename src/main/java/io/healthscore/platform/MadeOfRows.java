package io.healthscore.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The answer follows from the database's rows, the request and the UTC day alone: from nothing in memory and from no clock. Who
 * asks again is then told that nothing has changed without its being made anew.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MadeOfRows {}
