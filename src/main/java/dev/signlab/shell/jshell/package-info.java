/**
 * The word {@code java}: snippets on a line, and a prompt of their own.
 *
 * <p>Start reading at {@link dev.signlab.shell.jshell.JavaCommand}.
 */
@NullMarked
package dev.signlab.shell.jshell;

import org.jspecify.annotations.NullMarked;
