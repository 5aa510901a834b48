/**
 * The prompt: line editing, history, the Tab key, the bottom line, and what Ctrl-C and Ctrl-D do.
 *
 * <p>Specification: {@code content/design/shell.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.shell.prompt.TerminalShell}.
 */
@NullMarked
package dev.signlab.shell.prompt;

import org.jspecify.annotations.NullMarked;
