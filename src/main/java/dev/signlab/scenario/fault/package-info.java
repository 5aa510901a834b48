/**
 * Faults that can be put into a world for a learner to find, each a file of data, and what they
 * need there.
 *
 * <p>Specification: {@code content/reference/break.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.scenario.fault.Fault}.
 */
@NullMarked
package dev.signlab.scenario.fault;

import org.jspecify.annotations.NullMarked;
