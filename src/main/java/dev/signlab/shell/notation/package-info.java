/**
 * The words of {@code notation}, the program of the Notary Project, as far as a course needs them.
 * What it does not have is told as a word of a foreign tool.
 *
 * <p>Specification: notaryproject/specifications; the words are those of notation 1.3.
 *
 * <p>Start reading at {@link dev.signlab.shell.notation.NotationCommands}.
 */
@NullMarked
package dev.signlab.shell.notation;

import org.jspecify.annotations.NullMarked;
