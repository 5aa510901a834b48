/**
 * The line language: from a line as typed to words, pipelines and redirections, and from words with
 * variables to their values. Knows no commands.
 *
 * <p>Specification: {@code content/design/line-language.adoc}; a subset of the POSIX shell's
 * grammar, section 2 of Shell and Utilities.
 *
 * <p>Start reading at {@link dev.signlab.shell.line.LineParser}.
 */
@NullMarked
package dev.signlab.shell.line;

import org.jspecify.annotations.NullMarked;
