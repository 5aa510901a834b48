/**
 * What a command is, apart from any terminal: a specification of its words, and something to run.
 *
 * <p>Specification: none.
 *
 * <p>Start reading at {@link dev.signlab.shell.command.Command}.
 */
@NullMarked
package dev.signlab.shell.command;

import org.jspecify.annotations.NullMarked;
