/**
 * What a command is, apart from any terminal: a specification of its words, and something to run.
 *
 * <p>Specification: none.
 *
 * <p>May import: diagnostic. Neither Spring nor JLine, so that a one-shot command starts without
 * them.
 *
 * <p>Start reading at {@link dev.signlab.shell.command.Command}.
 */
@NullMarked
package dev.signlab.shell.command;

import org.jspecify.annotations.NullMarked;
