/**
 * {@code clock}: the time in the world, and how it is turned.
 *
 * <p>Specification: {@code content/reference/clock.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.clock.ClockCommand}.
 */
@NullMarked
package dev.signlab.shell.clock;

import org.jspecify.annotations.NullMarked;
