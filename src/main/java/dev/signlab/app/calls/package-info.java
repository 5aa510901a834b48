/**
 * Commands that other processes hand to a lab that runs already: how they find it, prove that they
 * may, and what goes to and fro.
 *
 * <p>Specification: {@code content/design/calls.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.app.calls.CallServer}.
 */
@NullMarked
package dev.signlab.app.calls;

import org.jspecify.annotations.NullMarked;
