/**
 * What changed in the world, told part by part.
 *
 * <p>Specification: {@code content/reference/bookmarks.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.compare.WorldDiff}.
 */
@NullMarked
package dev.signlab.shell.compare;

import org.jspecify.annotations.NullMarked;
