/**
 * What changed in a world between two of its states, part by part.
 *
 * <p>Specification: {@code content/design/environment.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.environment.compare.Comparison}.
 */
@NullMarked
package dev.signlab.environment.compare;

import org.jspecify.annotations.NullMarked;
