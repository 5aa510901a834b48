/**
 * The time in a world, which can be turned.
 *
 * <p>Specification: {@code content/design/environment.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.environment.clock.WorldClock}.
 */
@NullMarked
package dev.signlab.environment.clock;

import org.jspecify.annotations.NullMarked;
