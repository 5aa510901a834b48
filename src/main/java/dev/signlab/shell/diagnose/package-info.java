/**
 * Why a line was refused, looked for in the line and in the world: what was typed is read by its
 * meaning, and what is offered in its place has been looked up.
 *
 * <p>Specification: none; the goals are in {@code content/design/failures.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.diagnose.Diagnostician}.
 */
@NullMarked
package dev.signlab.shell.diagnose;

import org.jspecify.annotations.NullMarked;
