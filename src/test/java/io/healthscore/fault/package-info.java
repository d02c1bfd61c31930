/**
 * Takes the service through what goes wrong around it. Each fault is a short test: {@link io.healthscore.fault.Traffic} goes on
 * throughout, as clients do that keep to API.md, and at the end {@link io.healthscore.fault.Books} must be right. One round each, or as
 * many as the property {@code healthscore.fault.rounds} says.
 */
package io.healthscore.fault;
