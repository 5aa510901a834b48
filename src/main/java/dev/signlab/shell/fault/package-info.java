/**
 * Faults that a learner has put into the world, to be found and named.
 *
 * <p>Specification: {@code content/reference/break.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.fault.BreakCommand}.
 */
@NullMarked
package dev.signlab.shell.fault;

import org.jspecify.annotations.NullMarked;
