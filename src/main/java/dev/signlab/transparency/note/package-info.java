/**
 * Signed notes: a text with lines below it, each a signature with the name of its key.
 *
 * <p>Specification: C2SP signed-note.
 *
 * <p>Start reading at {@link dev.signlab.transparency.note.SignedNote}.
 */
@NullMarked
package dev.signlab.transparency.note;

import org.jspecify.annotations.NullMarked;
