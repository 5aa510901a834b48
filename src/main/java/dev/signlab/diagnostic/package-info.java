/**
 * What goes wrong, and how it is said: the one shape in which a failure reaches a person.
 *
 * <p>Specification: none; the form follows {@code content/design/failures.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.diagnostic.Problem}.
 */
@NullMarked
package dev.signlab.diagnostic;

import org.jspecify.annotations.NullMarked;
